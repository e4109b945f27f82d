# expect: incorrect commit_ended_it
import pytest_asyncio
from sqlalchemy.ext.asyncio import AsyncSession

from course_lib.app import make_engine


@pytest_asyncio.fixture
async def isolated_db(database_url):
    engine = make_engine(database_url)
    async with AsyncSession(engine, expire_on_commit=False) as session, session.begin():
        sp = await session.begin_nested()
        yield session
        await sp.rollback()
    await engine.dispose()
