# expect: incorrect deleted_others
import pytest_asyncio
from sqlalchemy.ext.asyncio import AsyncSession

from course_lib.app import make_engine


from course_lib.app import User
from sqlalchemy import delete


@pytest_asyncio.fixture
async def isolated_db(database_url):
    engine = make_engine(database_url)
    async with AsyncSession(engine, expire_on_commit=False) as session:
        yield session
        await session.rollback()
        await session.execute(delete(User))
        await session.commit()
    await engine.dispose()
