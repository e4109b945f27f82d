# expect: correct
import pytest
from sqlalchemy import event

from course_lib.app import User

ADA = dict(username="ada", email="ada@example.org", hashed_password="hash")


async def test_create_user(db, user_crud, engine):
    @event.listens_for(engine.sync_engine, "commit")
    def no(conn):
        pytest.fail("commit")

    user = await user_crud.create(db, **ADA)
    db.expunge(user)
    got = await db.get(User, user.id)
    assert got is not None and got.username == "ada"
