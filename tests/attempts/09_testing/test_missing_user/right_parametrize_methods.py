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


@pytest.mark.parametrize(
    "method, arguments, want",
    [("get", (), None), ("update", ({"username": "q"},), None), ("delete", (), False)],
)
async def test_missing_user(db, user_crud, method, arguments, want):
    user = await make_user(db)
    assert await getattr(user_crud, method)(db, user.id + 1, *arguments) is want
    with pytest.raises(NotFoundError):
        await user_crud.get_or_raise(db, user.id + 1)
    assert len((await db.scalars(select(User))).all()) == 1
