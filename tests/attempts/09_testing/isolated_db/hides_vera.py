# expect: incorrect wrong_database
import pytest_asyncio
from sqlalchemy.ext.asyncio import AsyncSession

from course_lib.app import User, make_engine


@pytest_asyncio.fixture
async def isolated_db(database_url):
    from sqlalchemy import delete

    engine = make_engine(database_url)
    async with engine.connect() as connection:
        transaction = await connection.begin()
        async with AsyncSession(
            connection, expire_on_commit=False, join_transaction_mode="create_savepoint"
        ) as session:
            await session.execute(delete(User))
            await session.commit()
            yield session
        await transaction.rollback()
    await engine.dispose()
