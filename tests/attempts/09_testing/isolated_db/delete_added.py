# expect: incorrect changes_stay
import pytest_asyncio
from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from course_lib.app import User, make_engine


@pytest_asyncio.fixture
async def isolated_db(database_url):
    engine = make_engine(database_url)
    async with AsyncSession(engine, expire_on_commit=False) as session:
        before = (await session.scalars(select(User.id))).all()
        yield session
        await session.rollback()
        from sqlalchemy import delete

        await session.execute(delete(User).where(User.id.not_in(before)))
        await session.commit()
    await engine.dispose()
