# expect: incorrect over_specified
import itertools

import pytest

from course_lib.app import User

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


from course_lib.app import errors as e


async def test_missing_user(db, user_crud):
    user = await make_user(db)
    with pytest.raises(e.CRUDError, match="^No User has the key 99.$"):
        await user_crud.get_or_raise(db, 99)
    assert await user_crud.get(db, 99) is None
    assert await user_crud.update(db, 99, {"username": "x"}) is None
    assert await user_crud.delete(db, 99) is False
    assert await user_crud.count(db) == 1
