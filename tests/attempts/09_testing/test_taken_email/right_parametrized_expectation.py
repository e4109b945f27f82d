# expect: correct
import contextlib

import pytest

from course_lib.app import ConflictError

ADA = dict(username="ada", email="ada@example.org", hashed_password="hash")


@pytest.mark.parametrize(
    "email, expectation",
    [("ada@example.org", pytest.raises(ConflictError)), ("b@x", contextlib.nullcontext())],
)
async def test_taken_email(db, user_crud, email, expectation):
    await user_crud.create(db, **ADA)
    with expectation:
        await user_crud.create(db, username="q", email=email, hashed_password="h")
