# expect: incorrect no_tests
import itertools

import pytest
from sqlalchemy import select

from course_lib.app import ConflictError, FieldError, NotFoundError, User

numbers = itertools.count(1)


async def make_user(db, **values):
    name = f"user{next(numbers)}"
    made_up = {"username": name, "email": f"{name}@example.org", "hashed_password": "hash"}
    user = User(**made_up | values)
    db.add(user)
    await db.flush()
    return user


class TestUserCRUD:
    async def creates(self, db, user_crud):
        assert await user_crud.create(db, username="a", email="a", hashed_password="h")
