# expect: correct
import pytest
from course_lib.app import User


async def test_create_user(db, user_crud):
    user = await user_crud.create(
        db, username="ada", email="ada@example.org", hashed_password="hash"
    )
    if user.id is None:
        pytest.fail("not flushed")
    db.expunge_all()
    if not await user_crud.exists(db, User.email == "ada@example.org", User.username == "ada"):
        pytest.fail("not stored")
    await db.rollback()
    if await user_crud.exists(db):
        pytest.fail("committed")
