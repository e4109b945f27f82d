# expect: correct
from sqlalchemy import select

from course_lib.app import User


async def test_create_user(user_crud, db):
    await user_crud.create(db, username="ada", email="ada@example.org", hashed_password="hash")
    assert db.in_transaction()
    with db.no_autoflush:
        rows = (await db.execute(select(User.username, User.email))).all()
    assert rows == [("ada", "ada@example.org")]
