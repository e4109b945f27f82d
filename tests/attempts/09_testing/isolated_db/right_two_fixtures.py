# expect: correct
import pytest_asyncio
from sqlalchemy.ext.asyncio import AsyncSession
from course_lib.app import make_engine


@pytest_asyncio.fixture
async def connection(database_url):
    engine = make_engine(database_url)
    async with engine.connect() as c:
        t = await c.begin()
        yield c
        await t.rollback()
    await engine.dispose()


@pytest_asyncio.fixture
async def isolated_db(connection):
    return AsyncSession(
        connection, expire_on_commit=False, join_transaction_mode="create_savepoint"
    )
