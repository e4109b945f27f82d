# expect: incorrect unknown_fixture
import pytest_asyncio
from sqlalchemy.ext.asyncio import AsyncSession

from course_lib.app import make_engine


@pytest_asyncio.fixture
async def isolated_db(url):
    engine = make_engine(url)
    async with AsyncSession(engine) as session:
        yield session
    await engine.dispose()
