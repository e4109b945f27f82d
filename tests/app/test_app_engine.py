"""make_engine and make_session_factory."""

from __future__ import annotations

from pathlib import Path

import pytest
from sqlalchemy import NullPool, StaticPool, func, select, text
from sqlalchemy.exc import IntegrityError, MissingGreenlet, OperationalError, StatementError
from sqlalchemy.ext.asyncio import AsyncEngine, AsyncSession, async_sessionmaker

from course_lib.app import Base, User, make_engine, make_session_factory, user_crud

pytestmark = pytest.mark.asyncio


async def test_memory_lives_on_one_connection() -> None:
    """Fact 12: with a connection each, every session would find no tables."""
    for url in ("sqlite+aiosqlite:///:memory:", "sqlite+aiosqlite://"):
        engine = make_engine(url)
        async with engine.begin() as connection:
            await connection.execute(text("CREATE TABLE t (x)"))
        async with engine.connect() as connection:
            assert (await connection.execute(text("SELECT count(*) FROM t"))).scalar_one() == 0
        assert isinstance(engine.pool, StaticPool)
        await engine.dispose()


async def test_options_are_passed_on(tmp_path: Path) -> None:
    engine = make_engine(f"sqlite+aiosqlite:///{tmp_path / 'a.db'}", poolclass=NullPool)
    assert isinstance(engine.pool, NullPool)
    await engine.dispose()


async def test_foreign_keys_are_enforced_on_every_connection(
    on_disk: async_sessionmaker[AsyncSession],
) -> None:
    """Fact 11."""
    async with on_disk() as one, on_disk() as two:
        for db in (one, two):
            assert await db.scalar(text("PRAGMA foreign_keys")) == 1
            with pytest.raises(IntegrityError, match="FOREIGN KEY"):
                await db.execute(
                    text("INSERT INTO comments (body, created_at, post_id) VALUES ('', '', 9)")
                )
            await db.rollback()


async def test_a_savepoint_that_comes_first_does_not_outlive_a_rollback(
    on_disk: async_sessionmaker[AsyncSession],
) -> None:
    """Fact 10: sqlite3 alone sends no BEGIN, and RELEASE would commit."""
    async with on_disk() as db:
        async with db.begin_nested():
            db.add(User(username="a", email="a@example.org", hashed_password="-"))
        await db.rollback()
    async with on_disk() as db:
        assert await user_crud.count(db) == 0


async def test_joining_an_outer_transaction_leaves_nothing(engine: AsyncEngine) -> None:
    """Fact 10: the documented fixture for tests, with commits inside."""
    async with engine.connect() as connection:
        outer = await connection.begin()
        factory = async_sessionmaker(connection, join_transaction_mode="create_savepoint")
        async with factory() as db:
            await user_crud.create(db, username="a", email="a@example.org", hashed_password="-")
            await db.commit()
        await outer.rollback()
    async with make_session_factory(engine)() as db:
        assert await user_crud.count(db) == 0


async def test_sessions_on_a_file_are_isolated(on_disk: async_sessionmaker[AsyncSession]) -> None:
    """Fact 12: one session's rollback does not take the other's row."""
    async with on_disk() as one, on_disk() as two:
        await user_crud.create(one, username="a", email="a@example.org", hashed_password="-")
        assert await user_crud.count(two) == 0
        await two.rollback()
        await one.commit()
    async with on_disk() as db:
        assert await user_crud.count(db) == 1


@pytest.mark.parametrize("where", ["engine", "connection"])
async def test_autocommit_begins_no_transaction(tmp_path: Path, where: str) -> None:
    """VACUUM, for one, refuses to run in a transaction."""
    url = f"sqlite+aiosqlite:///{tmp_path / 'a.db'}"
    if where == "engine":
        engine = make_engine(url, isolation_level="AUTOCOMMIT")
    else:
        engine = make_engine(url).execution_options(isolation_level="AUTOCOMMIT")
    async with engine.connect() as connection:
        await connection.execute(text("CREATE TABLE t (x)"))
        await connection.execute(text("INSERT INTO t VALUES (1)"))
        await connection.execute(text("VACUUM"))
    await engine.dispose()
    engine = make_engine(url)
    async with engine.connect() as connection:
        assert (await connection.execute(text("SELECT count(*) FROM t"))).scalar_one() == 1
    await engine.dispose()


async def test_objects_can_be_read_after_a_commit(db: AsyncSession) -> None:
    """Fact 4: the default would expire them."""
    user = await user_crud.create(db, username="a", email="a@example.org", hashed_password="-")
    await db.commit()
    assert user.username == "a"


async def test_a_lazy_load_outside_a_transaction_does_not_cost_the_database() -> None:
    engine = make_engine()
    async with engine.begin() as connection:
        await connection.run_sync(Base.metadata.create_all)
    async with make_session_factory(engine)() as db:
        db.add(User(username="ada", email="ada@example.org", hashed_password="h"))
        await db.commit()
        user = await db.get_one(User, 1)
        await db.commit()
        with pytest.raises(
            (StatementError, MissingGreenlet), match="greenlet_spawn has not been called"
        ):
            _ = user.posts
        # The transaction that the failed load began is a real one for what comes after it.
        db.add(User(username="eva", email="eva@example.org", hashed_password="h"))
        await db.flush()
        await db.rollback()
        assert await db.scalar(select(func.count()).select_from(User)) == 1
    await engine.dispose()


async def test_a_refused_commit_leaves_nothing_for_the_next_session(tmp_path: Path) -> None:
    """SQLite refuses a COMMIT while somebody reads, and keeps the transaction open."""
    engine = make_engine(
        f"sqlite+aiosqlite:///{tmp_path}/shared.db",
        connect_args={"timeout": 0},
        pool_size=1,
        max_overflow=0,
    )
    async with engine.begin() as connection:
        await connection.run_sync(Base.metadata.create_all)
    reading = make_engine(f"sqlite+aiosqlite:///{tmp_path}/shared.db")
    session_factory = make_session_factory(engine)
    async with make_session_factory(reading)() as reader:
        assert await reader.scalar(select(func.count()).select_from(User)) == 0
        with pytest.raises(OperationalError, match="database is locked"):
            async with session_factory() as refused:
                await user_crud.create(
                    refused, username="no", email="no@example.org", hashed_password="h"
                )
                await refused.commit()
    async with session_factory() as db:
        await user_crud.create(db, username="yes", email="yes@example.org", hashed_password="h")
        await db.commit()
        assert (await db.scalars(select(User.username))).all() == ["yes"]
    await engine.dispose()
    await reading.dispose()
