# expect: correct
import pytest
from course_lib.app import ConflictError, User


async def test_taken_email(db, user_crud):
    db.add(User(username="u", email="a@x", hashed_password="-"))
    db.add(User(username="u", email="b@x", hashed_password="-"))
    await user_crud.create(db, username="c", email="c@x", hashed_password="-")
    with pytest.raises(ConflictError):
        await user_crud.create(db, username="c", email="a@x", hashed_password="-")
