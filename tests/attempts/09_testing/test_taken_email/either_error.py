# expect: incorrect missed_leaks_driver_error
import pytest

from course_lib.app import ConflictError

ADA = dict(username="ada", email="ada@example.org", hashed_password="hash")


from sqlalchemy.exc import IntegrityError


async def test_taken_email(db, user_crud):
    await user_crud.create(db, **ADA)
    await user_crud.create(db, **ADA | {"email": "q"})
    with pytest.raises((ConflictError, IntegrityError)):
        await user_crud.create(db, **ADA)
