# expect: correct
import pytest
from sqlalchemy import event, select

from course_lib.app import User

ADA = dict(username="ada", email="ada@example.org", hashed_password="hash")


@pytest.fixture()
def log(engine):
    got = []
    f = lambda conn: got.append("commit")
    event.listen(engine.sync_engine, "commit", f)
    yield got
    event.remove(engine.sync_engine, "commit", f)


async def test_create_user(db, log, user_crud):
    u = await user_crud.create(db, **ADA)
    assert log == []
    db.expunge_all()
    u2 = await db.scalar(select(User).where(User.id == u.id))
    assert [u2.username, u2.email] == ["ada", "ada@example.org"]
