# expect: incorrect wrong_type
import pytest_asyncio
from sqlalchemy.ext.asyncio import async_sessionmaker

from course_lib.app import make_engine


@pytest_asyncio.fixture
async def isolated_db(database_url):
    engine = make_engine(database_url)
    async with engine.connect() as connection:
        t = await connection.begin()
        yield async_sessionmaker(
            connection, expire_on_commit=False, join_transaction_mode="create_savepoint"
        )
        await t.rollback()
    await engine.dispose()
