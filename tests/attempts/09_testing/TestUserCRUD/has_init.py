# expect: incorrect has_init
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
    def __init__(self):
        self.values = {"username": "a", "email": "a", "hashed_password": "h"}

    async def test_create(self, db, user_crud):
        assert (await user_crud.create(db, **self.values)).id
