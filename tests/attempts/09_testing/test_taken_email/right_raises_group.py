# expect: correct
import asyncio

from course_lib.app import ConflictError

ADA = dict(username="ada", email="ada@example.org", hashed_password="hash")


async def test_taken_email(db, user_crud):
    await user_crud.create(db, **ADA)
    await user_crud.create(db, **ADA | dict(email="x"))
    outcome = (await asyncio.gather(user_crud.create(db, **ADA), return_exceptions=True))[0]
    assert isinstance(outcome, ConflictError)
