# expect: correct
import pytest_asyncio
from sqlalchemy import event
from sqlalchemy.ext.asyncio import AsyncSession
from course_lib.app import make_engine


@pytest_asyncio.fixture
async def isolated_db(database_url):
    engine = make_engine(database_url)
    async with engine.connect() as conn:
        trans = await conn.begin()
        await conn.begin_nested()
        db = AsyncSession(bind=conn, expire_on_commit=False)

        @event.listens_for(db.sync_session, "after_transaction_end")
        def end_savepoint(session, transaction):
            if conn.closed:
                return
            if not conn.in_nested_transaction():
                conn.sync_connection.begin_nested()

        yield db
        await db.close()
        await trans.rollback()
    await engine.dispose()
