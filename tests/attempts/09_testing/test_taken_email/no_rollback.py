# expect: incorrect pending_rollback
import pytest

from course_lib.app import ConflictError


async def test_taken_email(db, user_crud):
    await user_crud.create(db, username="a", email="a@x.org", hashed_password="-")
    with pytest.raises(ConflictError):
        await user_crud.create(db, username="a", email="a@x.org", hashed_password="-")
    assert await user_crud.count(db) == 1
