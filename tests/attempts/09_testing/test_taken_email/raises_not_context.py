# expect: incorrect forgot_await
import pytest

from course_lib.app import ConflictError

ADA = dict(username="ada", email="ada@example.org", hashed_password="hash")


async def test_taken_email(db, user_crud):
    await user_crud.create(db, **ADA)
    pytest.raises(ConflictError, user_crud.create, db, **ADA)
