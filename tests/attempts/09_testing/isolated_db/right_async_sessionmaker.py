# expect: correct
import pytest_asyncio
from sqlalchemy.ext.asyncio import async_sessionmaker

from course_lib.app import make_engine


@pytest_asyncio.fixture(scope="function")
async def isolated_db(database_url):
    engine = make_engine(database_url)
    async with engine.connect() as conn:
        await conn.begin()
        make = async_sessionmaker(
            bind=conn, expire_on_commit=False, join_transaction_mode="create_savepoint"
        )
        async with make() as session:
            yield session
        await conn.rollback()
    await engine.dispose()
