"""Statements are recorded as they were sent, each once."""

from __future__ import annotations

import pytest
from sqlalchemy import insert, select, text
from sqlalchemy.ext.asyncio import AsyncSession

from course_lib.app import Tag, User, make_engine
from course_lib.classroom import (
    Statement,
    StatementLog,
    open_sample_database,
    record_statements,
)

pytestmark = pytest.mark.asyncio


def kinds(log: StatementLog) -> list[str]:
    return [statement.kind for statement in log.all]


async def test_a_transaction_appears_whole_and_once() -> None:
    engine, sessions = await open_sample_database()
    async with sessions() as db:
        with record_statements() as log:
            db.add(Tag(name="new"))
            await db.commit()
    assert kinds(log) == ["BEGIN", "INSERT", "COMMIT"]
    assert [statement.kind for statement in log.counted] == ["INSERT"]
    await engine.dispose()


async def test_savepoints_appear_once() -> None:
    engine, sessions = await open_sample_database()
    async with sessions() as db:
        with record_statements(db) as log:
            async with db.begin_nested():
                db.add(Tag(name="kept"))
            nested = await db.begin_nested()
            db.add(Tag(name="undone"))
            await db.flush()
            await nested.rollback()
            await db.rollback()
    expected = ["BEGIN", "SAVEPOINT", "INSERT", "RELEASE", "SAVEPOINT", "INSERT", "ROLLBACK"]
    assert kinds(log) == [*expected, "ROLLBACK"]
    assert len(log.counted) == 2
    await engine.dispose()


async def test_only_the_engine_that_was_asked_for_is_heard() -> None:
    engine, sessions = await open_sample_database()
    other = make_engine()
    with record_statements(engine) as log:
        async with other.connect() as connection:
            await connection.execute(text("SELECT 1"))
        async with sessions() as db:
            await db.scalar(select(User.id))
    assert kinds(log) == ["BEGIN", "SELECT", "ROLLBACK"]
    await engine.dispose()
    await other.dispose()


async def test_executemany_keeps_its_sets() -> None:
    engine, sessions = await open_sample_database()
    async with sessions() as db:
        with record_statements(db) as log:
            await db.execute(insert(Tag), [{"name": "a"}, {"name": "b"}])
    (statement,) = log.counted
    assert statement.many
    assert statement.parameters == [("a",), ("b",)]
    await engine.dispose()


@pytest.mark.parametrize(
    ("sql", "kind", "counted"),
    [
        ("select 1", "SELECT", True),
        ("  \n(SELECT 1)", "SELECT", True),
        ("-- why\nDELETE FROM x", "DELETE", True),
        ("/* a */ UPDATE x SET y = 1", "UPDATE", True),
        ("WITH a AS (SELECT ')') INSERT INTO x SELECT * FROM a", "INSERT", True),
        ("PRAGMA foreign_keys=ON", "PRAGMA", False),
        ("ROLLBACK TO SAVEPOINT a", "ROLLBACK", False),
        ("BEGIN IMMEDIATE", "BEGIN", False),
        ("", "", True),
    ],
)
async def test_the_kind_is_the_verb(sql: str, kind: str, counted: bool) -> None:
    assert Statement(sql).kind == kind
    assert Statement(sql).counted is counted


async def test_nothing_is_heard_after_the_block() -> None:
    engine, sessions = await open_sample_database()
    with record_statements() as log:
        pass
    async with sessions() as db:
        assert isinstance(db, AsyncSession)
        await db.scalar(select(User.id))
    assert log.all == ()
    await engine.dispose()
