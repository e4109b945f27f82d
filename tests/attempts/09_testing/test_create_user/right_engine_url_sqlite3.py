# expect: correct
import contextlib
import sqlite3

ADA = dict(username="ada", email="ada@example.org", hashed_password="hash")


async def test_create_user(db, user_crud, engine):
    user = await user_crud.create(db, **ADA)
    assert user.id
    with contextlib.closing(sqlite3.connect(engine.url.database)) as c:
        assert c.execute("select count(*) from users").fetchone() == (0,)
    await db.commit()
    with contextlib.closing(sqlite3.connect(engine.url.database)) as c:
        assert c.execute("select username, email, hashed_password from users").fetchall() == [
            ("ada", "ada@example.org", "hash")
        ]
