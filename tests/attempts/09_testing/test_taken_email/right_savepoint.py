# expect: correct
import pytest

from course_lib.app import ConflictError

ADA = dict(username="ada", email="ada@example.org", hashed_password="hash")


async def test_taken_email(db, user_crud):
    await user_crud.create(db, **ADA)
    with pytest.raises(ConflictError):
        async with db.begin_nested():
            await user_crud.create(db, **ADA)
    other = await user_crud.create(db, **ADA | {"email": "b@example.org"})
    assert other.id
    assert await user_crud.count(db) == 2
