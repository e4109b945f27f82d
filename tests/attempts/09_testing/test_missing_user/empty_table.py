# expect: incorrect missed_finds_the_nearest
import pytest

from course_lib.app import NotFoundError


async def test_missing_user(db, user_crud):
    assert await user_crud.get(db, 1) is None
    with pytest.raises(NotFoundError):
        await user_crud.get_or_raise(db, 1)
    assert await user_crud.update(db, 1, {"username": "x"}) is None
    assert await user_crud.delete(db, 1) is False
    assert await user_crud.count(db) == 0
