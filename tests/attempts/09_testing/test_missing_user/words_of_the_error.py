# expect: incorrect over_specified
import pytest

from course_lib.app import NotFoundError


async def test_missing_user(db, user_crud):
    await user_crud.create(db, username="a", email="a@b", hashed_password="-")
    with pytest.raises(NotFoundError, match="No User has the key 9."):
        await user_crud.get_or_raise(db, 9)
