"""A database for each test, the statements that were sent to it, and a few rows."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path

import httpx
import pytest
import pytest_asyncio
from sqlalchemy import event
from sqlalchemy.ext.asyncio import AsyncEngine, AsyncSession, async_sessionmaker

from course_lib.app import Base, User, make_engine, make_session_factory
from course_lib.app.main import make_app
from course_lib.app.passwords import CHEAP, PasswordHasher


@pytest_asyncio.fixture
async def engine() -> AsyncIterator[AsyncEngine]:
    """An in-memory database with the tables of the app, and nothing in them."""
    engine = make_engine()
    async with engine.begin() as connection:
        await connection.run_sync(Base.metadata.create_all)
    yield engine
    await engine.dispose()


@pytest_asyncio.fixture
async def db(engine: AsyncEngine) -> AsyncIterator[AsyncSession]:
    """The one session that an in-memory database is good for."""
    async with make_session_factory(engine)() as session:
        yield session


@pytest.fixture
def sent(engine: AsyncEngine) -> list[str]:
    """The first word of every statement sent so far: clear it before the call in question."""
    return first_words(engine)


def first_words(engine: AsyncEngine) -> list[str]:
    """A list that gets the first word of every statement from now on."""
    words: list[str] = []

    def listen(_connection: object, _cursor: object, statement: str, *_rest: object) -> None:
        if not statement.startswith(("BEGIN", "SAVEPOINT", "RELEASE", "ROLLBACK")):
            words.append(statement.split()[0])

    event.listen(engine.sync_engine, "before_cursor_execute", listen)
    return words


@pytest_asyncio.fixture
async def ada(db: AsyncSession) -> User:
    """A user who is committed, and whom the session has forgotten."""
    user = User(username="ada", email="ada@example.org", hashed_password="-", is_active=True)
    db.add(user)
    await db.commit()
    db.expunge_all()
    return user


@pytest_asyncio.fixture
async def on_disk(tmp_path: Path) -> AsyncIterator[async_sessionmaker[AsyncSession]]:
    """A factory whose sessions have a connection each, on a file with the tables of the app."""
    engine = make_engine(f"sqlite+aiosqlite:///{tmp_path / 'app.db'}")
    async with engine.begin() as connection:
        await connection.run_sync(Base.metadata.create_all)
    yield make_session_factory(engine)
    await engine.dispose()


@pytest.fixture
def sent_on_disk(on_disk: async_sessionmaker[AsyncSession]) -> list[str]:
    """What `sent` is, for the database of `on_disk`."""
    return first_words(on_disk.kw["bind"])


@pytest_asyncio.fixture
async def client(on_disk: async_sessionmaker[AsyncSession]) -> AsyncIterator[httpx.AsyncClient]:
    """A client of the application, on the empty database of `on_disk`. A 500 is an answer to it."""
    app = make_app(on_disk.kw["bind"], hasher=PasswordHasher(CHEAP))
    transport = httpx.ASGITransport(app, raise_app_exceptions=False)
    async with httpx.AsyncClient(transport=transport, base_url="http://app") as client:
        yield client
