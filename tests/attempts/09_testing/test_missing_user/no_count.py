# expect: incorrect missed_update_inserts
import pytest

from course_lib.app import NotFoundError


async def test_missing_user(db, user_crud):
    await user_crud.create(db, username="a", email="a@b", hashed_password="-")
    assert await user_crud.get(db, 9) is None
    with pytest.raises(NotFoundError):
        await user_crud.get_or_raise(db, 9)
    assert await user_crud.update(db, 9, {"username": "x"}) is None
    assert await user_crud.delete(db, 9) is False
