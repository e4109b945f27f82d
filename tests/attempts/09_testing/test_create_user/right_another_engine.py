# expect: correct
from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncSession, create_async_engine

from course_lib.app import User

ADA = dict(username="ada", email="ada@example.org", hashed_password="hash")


async def test_create_user(db, user_crud, engine):
    user = await user_crud.create(db, **ADA)
    assert user.id
    other = create_async_engine(engine.url)
    async with AsyncSession(other) as look:
        assert await look.scalar(select(func.count()).select_from(User)) == 0
    await db.commit()
    async with AsyncSession(other) as look:
        found = await look.scalar(select(User))
        assert (found.username, found.email, found.is_active) == ("ada", "ada@example.org", True)
    await other.dispose()
