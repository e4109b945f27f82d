# expect: incorrect closed_before_the_test
import pytest_asyncio
from sqlalchemy.ext.asyncio import AsyncSession

from course_lib.app import make_engine


@pytest_asyncio.fixture
async def isolated_db(database_url):
    engine = make_engine(database_url)
    async with engine.connect() as connection:
        await connection.begin()
        return AsyncSession(
            connection, expire_on_commit=False, join_transaction_mode="create_savepoint"
        )
