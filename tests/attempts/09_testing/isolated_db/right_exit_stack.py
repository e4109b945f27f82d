# expect: correct
import contextlib

import pytest_asyncio
from sqlalchemy.ext.asyncio import AsyncSession

from course_lib.app import make_engine


@pytest_asyncio.fixture
async def isolated_db(database_url):
    async with contextlib.AsyncExitStack() as stack:
        engine = make_engine(database_url)
        stack.push_async_callback(engine.dispose)
        connection = await stack.enter_async_context(engine.connect())
        trans = await connection.begin()
        stack.push_async_callback(trans.rollback)
        yield await stack.enter_async_context(
            AsyncSession(
                connection, expire_on_commit=False, join_transaction_mode="create_savepoint"
            )
        )
