# expect: correct
from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncSession


async def test_create_user(db, user_crud, engine):
    user = await user_crud.create(
        db, username="ada", email="ada@example.org", hashed_password="hash"
    )
    assert not db.new
    statement = text("SELECT email FROM users WHERE id = :id")
    assert (await db.execute(statement, {"id": user.id})).scalar() == "ada@example.org"
    async with AsyncSession(engine) as other:
        assert (await other.execute(text("SELECT count(*) FROM users"))).scalar() == 0
