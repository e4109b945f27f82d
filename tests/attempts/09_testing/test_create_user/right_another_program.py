# expect: correct
import sqlite3


async def test_create_user(db, user_crud, engine):
    user = await user_crud.create(
        db, username="ada", email="ada@example.org", hashed_password="hash"
    )
    assert user.id is not None
    raw = await (await db.connection()).get_raw_connection()
    path = (await (await db.connection()).exec_driver_sql("pragma database_list")).fetchall()[0][2]
    other = sqlite3.connect(path)
    assert other.execute("select count(*) from users").fetchone() == (0,)
    other.close()
    row = (await (await db.connection()).exec_driver_sql("select email from users")).scalar()
    assert row == "ada@example.org"
