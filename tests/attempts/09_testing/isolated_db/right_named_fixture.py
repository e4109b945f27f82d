# expect: correct
import pytest_asyncio
from sqlalchemy.ext.asyncio import AsyncSession

from course_lib.app import make_engine


@pytest_asyncio.fixture(name="db", loop_scope="function")
async def isolated_db(database_url):
    engine = make_engine(database_url, pool_pre_ping=True)
    connection = await engine.connect()
    outer = await connection.begin()
    session = AsyncSession(connection, join_transaction_mode="create_savepoint")
    session.sync_session.expire_on_commit = False
    try:
        yield session
    finally:
        await session.close()
        await outer.rollback()
        await connection.close()
        await engine.dispose()
