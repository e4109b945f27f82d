# expect: correct
import pytest_asyncio
from sqlalchemy import event
from sqlalchemy.ext.asyncio import AsyncSession, create_async_engine


@pytest_asyncio.fixture
async def engine(database_url):
    engine = create_async_engine(database_url)

    @event.listens_for(engine.sync_engine, "connect")
    def leave_transactions_to_sqlalchemy(connection, record):
        connection.isolation_level = None

    @event.listens_for(engine.sync_engine, "begin")
    def really_begin(connection):
        connection.exec_driver_sql("BEGIN")

    yield engine
    await engine.dispose()


@pytest_asyncio.fixture
async def isolated_db(engine):
    async with engine.connect() as connection:
        try:
            async with connection.begin() as transaction:
                async with AsyncSession(
                    connection, join_transaction_mode="create_savepoint", expire_on_commit=False
                ) as session:
                    yield session
                await transaction.rollback()
        finally:
            await connection.close()
