# expect: incorrect pending_rollback
import pytest

from course_lib.app import ConflictError

ADA = dict(username="ada", email="ada@example.org", hashed_password="hash")


async def test_taken_email(db, user_crud):
    await user_crud.create(db, **ADA)
    with pytest.raises(ConflictError):
        await user_crud.create(db, **ADA)
    await user_crud.create(db, **ADA | {"email": "b@x.org"})
