# expect: correct
import itertools

import pytest

from course_lib.app import NotFoundError, User

numbers = itertools.count(1)


async def make_user(db, **values):
    n = next(numbers)
    user = User(
        **{"username": f"user{n}", "email": f"user{n}@example.org", "hashed_password": "hash"}
        | values
    )
    db.add(user)
    await db.flush()
    return user


async def test_missing_user(db, user_crud):
    await make_user(db, id=1)
    await make_user(db, id=3)
    gap = 2
    assert await user_crud.get(db, gap) is None
    with pytest.raises(NotFoundError):
        await user_crud.get_or_raise(db, gap)
    assert await user_crud.update(db, gap, {"username": "x"}) is None
    assert await user_crud.delete(db, id=gap) is False
    assert await user_crud.count(db) == 2
