# expect: incorrect wrong_type
import pytest_asyncio
from sqlalchemy.ext.asyncio import AsyncSession

from course_lib.app import make_engine


@pytest_asyncio.fixture
async def isolated_db(database_url):
    engine = make_engine(database_url)
    async with engine.connect() as connection:
        yield connection
    await engine.dispose()
