# expect: incorrect left_open
import pytest_asyncio
from sqlalchemy.ext.asyncio import AsyncSession

from course_lib.app import make_engine


@pytest_asyncio.fixture
async def isolated_db(database_url):
    engine = make_engine(database_url)
    connection = await engine.connect()
    await connection.begin()
    return AsyncSession(
        connection, expire_on_commit=False, join_transaction_mode="create_savepoint"
    )
