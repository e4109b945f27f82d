# expect: correct
import shutil

import pytest_asyncio
from sqlalchemy import make_url

from course_lib.app import make_engine, make_session_factory


@pytest_asyncio.fixture
async def isolated_db(database_url):
    original = make_url(database_url).database
    copy = original + ".copy"
    shutil.copy(original, copy)
    engine = make_engine(f"sqlite+aiosqlite:///{copy}")
    async with make_session_factory(engine)() as session:
        yield session
    await engine.dispose()
