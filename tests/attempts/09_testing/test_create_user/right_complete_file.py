# expect: correct
import pytest_asyncio

from course_lib.app import Base, make_engine, make_session_factory
from course_lib.app import user_crud as finished


@pytest_asyncio.fixture
async def engine():
    engine = make_engine()
    async with engine.begin() as connection:
        await connection.run_sync(Base.metadata.create_all)
    yield engine
    await engine.dispose()


@pytest_asyncio.fixture
async def db(engine):
    async with make_session_factory(engine)() as session:
        yield session


@pytest_asyncio.fixture
async def user_crud():
    return finished


async def stored(db, user_crud, key):
    db.expunge_all()
    return await user_crud.get(db, key)


async def test_create_user(db, user_crud):
    values = dict(username="ada", email="ada@example.org", hashed_password="hash")
    user = await user_crud.create(db, **values)
    found = await stored(db, user_crud, user.id)
    for name, value in values.items():
        assert getattr(found, name) == value
    await db.rollback()
    assert await stored(db, user_crud, user.id) is None, "create has committed"
