"""show_sql shows what was sent, the same on every run."""

from __future__ import annotations

import re
from datetime import datetime, timedelta, timezone
from typing import Any, cast

import pytest
from sqlalchemy import bindparam, insert, select, update
from sqlalchemy.orm import selectinload

from course_lib.app import Base, Post, Tag, User, make_engine
from course_lib.classroom import Statement, open_sample_database, show_sql
from course_lib.classroom.layout import statements_text


@pytest.mark.asyncio
async def test_a_block_shows_its_statements_in_order(capsys: pytest.CaptureFixture[str]) -> None:
    engine, sessions = await open_sample_database()
    async with sessions() as db:
        with show_sql(title="one user"):
            db.add(User(username="q", email="q@example.org", hashed_password="h"))
            await db.commit()
    assert capsys.readouterr().out == (
        "-- one user: 1 statement: 1 INSERT\n\nBEGIN\n\n-- 1\n"
        "INSERT INTO users (username, email, hashed_password, created_at, updated_at)\n"
        "VALUES (?, ?, ?, ?, ?)\nRETURNING id, is_active\n"
        "parameters: 'q', 'q@example.org', 'h', <now>, <now>\n\nCOMMIT\n"
    )
    await engine.dispose()


@pytest.mark.asyncio
async def test_a_block_that_fails_shows_what_it_sent(capsys: pytest.CaptureFixture[str]) -> None:
    engine, sessions = await open_sample_database()
    async with sessions() as db:
        with pytest.raises(ZeroDivisionError), show_sql():
            await db.scalar(select(Tag.id))
            raise ZeroDivisionError
    assert "SELECT tags.id" in capsys.readouterr().out
    await engine.dispose()


def test_a_block_without_sql_says_so(capsys: pytest.CaptureFixture[str]) -> None:
    with show_sql():
        pass
    assert capsys.readouterr().out == "-- no statement was sent\n"


def test_one_statement_is_compiled_and_not_sent() -> None:
    face = show_sql(select(User.id).where(User.id.in_([3, 5]), User.email == "a@b").limit(2))
    assert str(face) == (
        "-- compiled, not sent\n\nSELECT users.id\nFROM users\n"
        "WHERE users.id IN (?, ?) AND users.email = ?\nLIMIT ? OFFSET ?\n"
        "parameters: 3, 5, 'a@b', 2, 0"
    )


def test_the_rich_face_is_the_same_text_in_a_fence_that_nothing_in_it_closes() -> None:
    face = show_sql(select(Tag).where(Tag.name == "```\n# not a heading"), title="*Tags* <b>")
    assert face.text.startswith("-- *Tags* <b>: compiled, not sent\n\nSELECT")
    assert face.markdown == f"````sql\n{face.text}\n````"
    assert "\n# not a heading" not in face.text


def test_a_long_run_of_the_same_statement_is_counted() -> None:
    insert_one = [Statement("INSERT INTO t (a) VALUES (?)", (n,)) for n in range(100)]
    text = statements_text([Statement("BEGIN"), *insert_one, Statement("SELECT 1")])
    assert text.count("INSERT") == 3
    assert "-- 4 to 100: the same again, other values\n\n-- 101\nSELECT 1" in text
    assert statements_text(insert_one[:4]).count("INSERT") == 4


@pytest.mark.parametrize("wrong", [User, "SELECT 1", 3, User(), []])
def test_what_is_no_statement_is_refused(wrong: Any) -> None:
    with pytest.raises(TypeError, match="it shows a statement, such as"):
        show_sql(wrong)


def test_a_forgotten_await_is_named(recwarn: pytest.WarningsRecorder) -> None:
    async def send() -> None: ...

    with pytest.raises(TypeError, match=r"coroutine.*with show_sql\(\): await"):
        show_sql(cast(Any, send()))
    assert not recwarn.list


def test_a_forgotten_with_is_named() -> None:
    assert "with show_sql(): await" in repr(show_sql())


def test_values_that_come_later_are_not_called_none() -> None:
    assert "parameters: 'new', <default>, 3" in str(
        show_sql(update(User).where(User.id == 3).values(username="new"))
    )
    assert "parameters: <wanted>" in str(
        show_sql(select(User.id).where(User.id == bindparam("wanted")))
    )


def test_values_are_shown_as_the_driver_gets_them() -> None:
    noon = datetime(2024, 3, 1, 12, tzinfo=timezone(timedelta(hours=2)))
    statement = select(Post.id).where(Post.created_at < noon)
    assert "parameters: '2024-03-01 10:00:00.000000'" in str(show_sql(statement))


def test_a_title_stays_on_its_line() -> None:
    assert str(show_sql(select(Tag.id), title="a\nb")).startswith("-- a b: compiled, not sent\n")


@pytest.mark.asyncio
async def test_a_run_of_pragmas_is_counted(capsys: pytest.CaptureFixture[str]) -> None:
    engine = make_engine()
    with show_sql():
        async with engine.begin() as connection:
            await connection.run_sync(Base.metadata.create_all)
    out = capsys.readouterr().out
    assert re.search(r"\n\nBEGIN\n-- \d+ PRAGMA statements\n\n-- 1\nCREATE TABLE", out)
    assert "PRAGMA main" not in out
    await engine.dispose()


@pytest.mark.asyncio
async def test_two_runs_show_the_same(capsys: pytest.CaptureFixture[str]) -> None:
    shown: list[str] = []
    for _ in range(2):
        engine, sessions = await open_sample_database()
        async with sessions() as db:
            with show_sql():
                db.add(User(username="q", email="q@example.org", hashed_password="h"))
                await db.flush()
                await db.execute(
                    insert(Tag).returning(Tag.id), [{"name": f"{n}"} for n in range(9)]
                )
                await db.scalars(select(Post).options(selectinload(Post.tags)))
        await engine.dispose()
        shown.append(capsys.readouterr().out)
    assert shown[0] == shown[1]
    assert "VALUES (?), … 9 groups in all" in shown[0]
