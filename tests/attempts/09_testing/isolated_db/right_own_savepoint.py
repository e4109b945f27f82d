# expect: correct
import pytest_asyncio
from sqlalchemy.ext.asyncio import async_sessionmaker

from course_lib.app import make_engine


@pytest_asyncio.fixture()
async def isolated_db(database_url):
    engine = make_engine(database_url)
    connection = await engine.connect()
    await connection.begin()
    await connection.begin_nested()
    async with async_sessionmaker(connection, expire_on_commit=False)() as session:
        yield session
    await connection.rollback()
    await connection.close()
    await engine.dispose()
