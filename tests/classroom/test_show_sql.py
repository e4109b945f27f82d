"""show_sql shows what was sent, the same on every run."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import insert, select

from course_lib.app import Post, Tag, User
from course_lib.classroom import Statement, open_sample_database, show_sql
from course_lib.classroom.layout import sql_text, statement_text, statements_text

NOW = datetime.now(UTC)


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
        "-- with 'q', 'q@example.org', 'h', <now>, <now>\n\nCOMMIT\n"
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
        "WHERE users.id IN (?, ?) AND users.email = ?\n LIMIT ? OFFSET ?\n-- with 3, 5, 'a@b', 2, 0"
    )


def test_the_rich_face_is_the_text_in_a_fence() -> None:
    face = show_sql(select(Tag).where(Tag.name == "```\n# not a heading"))
    assert face.markdown.startswith("````sql\n")
    assert face.markdown.endswith("\n````")
    assert face.text in face.markdown
    assert "\n# not a heading" not in face.text


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        (NOW, "<now>"),
        (str(NOW.replace(tzinfo=None)), "<now>"),
        ((NOW - timedelta(days=3)).date(), None),
        ("2024-03-01T09:00:00", "'2024-03-01T09:00:00'"),
        ("2024-03-01 09:00:00.000000", "'2024-03-01 09:00:00.000000'"),
        ("2024-99-99 09:00:00", "'2024-99-99 09:00:00'"),
        ("2024", "'2024'"),
        (None, "None"),
        (True, "True"),
        ("x" * 300, f"'{'x' * 59}…"),
    ],
)
def test_only_times_of_now_are_replaced(value: object, shown: str | None) -> None:
    text = statement_text(Statement("SELECT ?", (value,)))
    assert text == f"SELECT ?\n-- with {shown or repr(value)}"


def test_many_sets_and_many_groups_are_counted() -> None:
    many = Statement("INSERT INTO t (a) VALUES (?)", [(1,), (2,), (3,)], many=True)
    assert statement_text(many).endswith("-- with 3 sets: (1), (2), …")
    groups = str(insert(Post).values([{"title": f"{n}"} for n in range(4)]))
    assert "VALUES (" in sql_text(groups)
    assert sql_text("INSERT INTO t (a, b) VALUES (?, ?), (?, ?), (?, ?), (?, ?)").endswith(
        "VALUES (?, ?), … 4 groups in all"
    )


def test_a_long_run_of_the_same_statement_is_counted() -> None:
    insert_one = [Statement("INSERT INTO t (a) VALUES (?)", (n,)) for n in range(100)]
    text = statements_text([Statement("BEGIN"), *insert_one, Statement("SELECT 1")])
    assert text.count("INSERT") == 3
    assert "-- 4 to 100: the same again, other values\n\n-- 101\nSELECT 1" in text
    assert statements_text(insert_one[:4]).count("INSERT") == 4


def test_long_lines_are_broken_and_nothing_is_lost() -> None:
    sql = (
        "SELECT posts.title FROM posts JOIN users ON users.id = posts.author_id "
        "LEFT OUTER JOIN comments ON comments.post_id = posts.id WHERE posts.views > ?"
    )
    laid_out = sql_text(sql)
    assert all(len(line) <= 80 for line in laid_out.splitlines())
    assert laid_out.split() == sql.split()
    assert "\nJOIN users" in laid_out
    assert "\nLEFT OUTER JOIN comments" in laid_out
