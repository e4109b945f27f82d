# expect: incorrect did_not_raise
import pytest

from course_lib.app import NotFoundError


async def test_missing_user(db, user_crud):
    with pytest.raises(NotFoundError):
        await user_crud.get(db, 9)
