# expect: correct
import pytest

from course_lib.app import NotFoundError


async def test_missing_user(db, user_crud):
    user = await user_crud.create(db, username="a", email="a@b", hashed_password="-")
    missing = user.id + 7
    assert await user_crud.get(db, missing) is None
    with pytest.raises(NotFoundError):
        await user_crud.get_or_raise(db, missing)
    assert await user_crud.update(db, missing, {"username": "x"}) is None
    assert await user_crud.delete(db, missing) is False
    assert await user_crud.count(db) == 1
