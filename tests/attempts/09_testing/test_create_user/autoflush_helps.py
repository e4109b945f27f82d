# expect: incorrect missed_never_flushes
from sqlalchemy import select

from course_lib.app import User


async def test_create_user(db, user_crud):
    await user_crud.create(db, username="ada", email="ada@example.org", hashed_password="hash")
    found = await db.scalar(select(User).where(User.email == "ada@example.org"))
    assert found.username == "ada"
    await db.rollback()
    assert await user_crud.count(db) == 0
