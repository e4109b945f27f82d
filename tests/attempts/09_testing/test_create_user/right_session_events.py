# expect: correct
from sqlalchemy import event
from sqlalchemy.orm import Session


async def test_create_user(db, user_crud):
    flushed, committed = [], []

    @event.listens_for(db.sync_session, "after_flush")
    def f(session, ctx):
        flushed.extend(session.new)

    @event.listens_for(db.sync_session, "after_commit")
    def c(session):
        committed.append(1)

    user = await user_crud.create(
        db, username="ada", email="ada@example.org", hashed_password="hash"
    )
    assert not committed
    connection = await db.connection()
    rows = (await connection.exec_driver_sql("select username, email from users")).fetchall()
    assert rows == [("ada", "ada@example.org")]
