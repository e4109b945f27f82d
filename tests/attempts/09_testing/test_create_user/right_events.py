# expect: correct
from sqlalchemy import event, inspect, select

from course_lib.app import User


async def test_create_user(db, user_crud):
    sent, commits = [], []

    def executed(connection, cursor, statement, parameters, context, many):
        sent.append(statement)

    event.listen(db.bind.sync_engine, "before_cursor_execute", executed)
    event.listen(db.bind.sync_engine, "commit", lambda connection: commits.append(1))
    user = await user_crud.create(
        db, username="ada", email="ada@example.org", hashed_password="hash"
    )
    assert any(statement.startswith("INSERT") for statement in sent)
    assert commits == []
    assert inspect(user).persistent
    event.remove(db.bind.sync_engine, "before_cursor_execute", executed)
    stored = await db.execute(select(User.email).where(User.username == "ada"))
    assert stored.scalar_one() == "ada@example.org"
