# expect: correct
import contextlib
import sqlite3

import pytest_asyncio
from sqlalchemy.ext.asyncio import AsyncSession

from course_lib.app import make_engine


@pytest_asyncio.fixture
async def isolated_db(database_url):
    path = database_url.partition("///")[2]
    engine = make_engine()
    with contextlib.closing(sqlite3.connect(path)) as c:
        script = "\n".join(c.iterdump())
    async with engine.begin() as conn:
        raw = await conn.get_raw_connection()
        await conn.exec_driver_sql("PRAGMA foreign_keys=OFF")
    raw = await engine.raw_connection()
    await raw.driver_connection.executescript(script)
    async with AsyncSession(engine, expire_on_commit=False) as s:
        yield s
    raw.close()
    await engine.dispose()
