# expect: correct
import sqlite3
import pytest_asyncio
from sqlalchemy import make_url
from course_lib.app import make_engine, make_session_factory


@pytest_asyncio.fixture
async def isolated_db(database_url):
    path = make_url(database_url).database
    c = sqlite3.connect(path)
    image = c.serialize()
    c.close()
    engine = make_engine(database_url)
    db = make_session_factory(engine)()
    yield db
    await db.close()
    await engine.dispose()
    with open(path, "wb") as f:
        f.write(image)
