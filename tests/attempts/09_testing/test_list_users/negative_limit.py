# expect: incorrect over_specified
import itertools

from course_lib.app import User

numbers = itertools.count(1)


async def make_user(db, **values):
    name = f"user{next(numbers)}"
    made_up = {"username": name, "email": f"{name}@example.org", "hashed_password": "hash"}
    user = User(**made_up | values)
    db.add(user)
    await db.flush()
    return user


import pytest


async def test_list_users(db, user_crud):
    for name in ("mei", "ada", "zoë"):
        await make_user(db, username=name)
    with pytest.raises(ValueError, match="limit must be from 0 to 1000"):
        await user_crud.list(db, limit=-1)
