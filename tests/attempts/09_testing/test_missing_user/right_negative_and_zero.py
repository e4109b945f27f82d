# expect: correct
import itertools

import pytest
from sqlalchemy import select

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
    u = await make_user(db)
    for id in (0, -1, u.id + 100, 10**9):
        assert await user_crud.get(db, id) is None
        assert await user_crud.update(db, id, {"username": "x"}) is None
        assert await user_crud.delete(db, id) is False
        with pytest.raises(NotFoundError) as info:
            await user_crud.get_or_raise(db, id)
        assert isinstance(info.value, NotFoundError)
    names = (await db.scalars(select(User.username))).all()
    assert names == [u.username]
