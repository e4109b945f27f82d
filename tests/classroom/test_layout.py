"""A statement is broken into lines, and nothing of it is lost or changed."""

from __future__ import annotations

import re

import pytest
from sqlalchemy import ClauseElement, Text, cast, delete, func, insert, select, text, update
from sqlalchemy.dialects import sqlite
from sqlalchemy.orm import aliased, joinedload

from course_lib.app import Post, Tag, User
from course_lib.classroom import Statement
from course_lib.classroom.layout import sql_text, statement_text

_ranked = select(
    Post.author_id,
    func.row_number().over(partition_by=Post.author_id, order_by=(Post.views, Post.id)).label("n"),
).subquery()
_per_user = select(Post.author_id, func.count().label("n")).group_by(Post.author_id).cte("per_user")
_other = aliased(User)

STATEMENTS: list[ClauseElement] = [
    select(User).where(User.username == "set from values").order_by(User.id).limit(3).offset(1),
    select(_ranked).where(_ranked.c.n == 1),
    select(User.username, _per_user.c.n).outerjoin(_per_user, _per_user.c.author_id == User.id),
    select(User).where(User.posts.any(Post.tags.any(Tag.name == "sql"))),
    select(Post).options(joinedload(Post.author), joinedload(Post.comments)).limit(2),
    select(Post.id).union_all(select(User.id)),
    select(User.id, func.count(Post.id)).join(Post).group_by(User.id).having(func.count() > 1),
    select(User.id).join(_other, _other.email.is_distinct_from(User.email)),
    select(func.extract("year", Post.created_at), cast(Post.views, Text)),
    select(func.count().filter(User.is_active.is_(True))),
    update(Post).where(Post.id.in_([1, 2])).values(views=Post.views + 1),
    delete(Post).where(Post.author_id.in_(select(User.id).where(User.is_active.is_(False)))),
    insert(Tag).from_select(["name"], select(User.username).where(User.id > 3)),
    insert(User),
]


def _without_spaces(sql: str) -> str:
    return re.sub(r"\s", "", sql)


@pytest.mark.parametrize("statement", STATEMENTS)
def test_nothing_is_lost_and_no_line_is_long(statement: ClauseElement) -> None:
    sql = str(
        statement.compile(dialect=sqlite.dialect(), compile_kwargs={"render_postcompile": True})
    )
    laid_out = sql_text(sql)
    assert _without_spaces(laid_out) == _without_spaces(sql)
    assert all(len(line) <= 80 for line in laid_out.splitlines())
    assert sql_text(laid_out) == laid_out


def test_each_clause_has_its_line_and_a_subquery_is_indented() -> None:
    sql = (
        "SELECT a.x, (SELECT count(*) FROM posts WHERE posts.author_id = a.x) AS n "
        "FROM a JOIN b ON b.x = a.x LEFT OUTER JOIN c ON c.x = a.x "
        "WHERE a.x IN (SELECT y FROM d) GROUP BY a.x ORDER BY n DESC LIMIT ?"
    )
    assert sql_text(sql).splitlines() == [
        "SELECT a.x, (",
        "    SELECT count(*)",
        "    FROM posts",
        "    WHERE posts.author_id = a.x",
        ") AS n",
        "FROM a",
        "JOIN b ON b.x = a.x",
        "LEFT OUTER JOIN c ON c.x = a.x",
        "WHERE a.x IN (SELECT y FROM d)",
        "GROUP BY a.x",
        "ORDER BY n DESC",
        "LIMIT ?",
    ]


def test_a_line_ends_behind_a_comma() -> None:
    columns = ", ".join(f"a_rather_long_table.column_{n} AS column_{n}_1" for n in range(4))
    lines = sql_text(f"SELECT {columns} FROM a_rather_long_table").splitlines()
    assert all(line.endswith(",") for line in lines[:-2])


def test_quoted_text_is_left_alone() -> None:
    literal = "'two  spaces, SELECT FROM (x -- and more-of-the-same, so that the line is long'"
    assert literal in sql_text(f"SELECT a FROM b WHERE c = {literal} AND d = ?")
    assert sql_text('SELECT "from" FROM "group"') == 'SELECT "from"\nFROM "group"'


def test_lines_that_mean_something_are_kept() -> None:
    commented = "SELECT a -- FROM z\nFROM b"
    assert sql_text(str(text(commented))) == commented
    assert (
        sql_text("\nCREATE TABLE a (\n\tid INTEGER\n)\n\n") == "CREATE TABLE a (\n    id INTEGER\n)"
    )


@pytest.mark.parametrize(
    ("sql", "shown"),
    [
        ("INSERT INTO t (a, b) VALUES (?, ?), (?, ?)", "VALUES (?, ?), (?, ?)"),
        ("INSERT INTO t (a, b) VALUES (?, ?), (?, ?), (?, ?)", "VALUES (?, ?), … 3 groups in all"),
        (
            "INSERT INTO t (a) VALUES ($1::VARCHAR), ($2::VARCHAR), ($3::VARCHAR) RETURNING t.id",
            "VALUES ($1::VARCHAR), … 3 groups in all RETURNING t.id",
        ),
        (
            f"DELETE FROM t WHERE a IN ({', '.join(['?'] * 12)})",
            f"IN ({', '.join(['?'] * 12)})",
        ),
        (f"DELETE FROM t WHERE a IN ({', '.join(['?'] * 500)})", "IN (?, … 500 in all)"),
        (
            f"DELETE FROM t WHERE a IN ({', '.join(f'${n}::INTEGER' for n in range(1, 14))})",
            "IN ($1::INTEGER, … 13 in all)",
        ),
    ],
)
def test_long_lists_are_counted(sql: str, shown: str) -> None:
    assert sql_text(sql).endswith(shown)


@pytest.mark.parametrize(
    ("statement", "shown"),
    [
        (Statement("SELECT ?, ?", (1, "a")), "parameters: 1, 'a'"),
        (Statement("SELECT :a, :b", {"a": 1, "b": None}), "parameters: a=1, b=None"),
        (Statement("SELECT 1"), "SELECT 1"),
        (
            Statement("SELECT 1", tuple(range(99))),
            "parameters: 0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, … 99 values in all",
        ),
        (Statement("INSERT", [(1,)], many=True), "parameters: 1 set: (1)"),
        (
            Statement("INSERT", [(1, "a"), (2, "b")], many=True),
            "parameters: 2 sets: (1, 'a'), (2, 'b')",
        ),
        (Statement("INSERT", [(1,)] * 100, many=True), "parameters: 100 sets: (1), (1), …"),
        (
            Statement(
                "INSERT INTO t (a, b) VALUES (?, ?), (?, ?), (?, ?)", (1, "a", 2, "b", 3, "c")
            ),
            "parameters: 3 sets: (1, 'a'), (2, 'b'), …",
        ),
    ],
)
def test_parameters_stand_below(statement: Statement, shown: str) -> None:
    assert statement_text(statement).splitlines()[-1] == shown


def test_long_parameters_go_on_in_the_next_line() -> None:
    lines = statement_text(Statement("SELECT 1", ("x" * 40, "y" * 40, "z" * 400))).splitlines()
    assert all(len(line) <= 80 for line in lines)
    assert lines[1] == f"parameters: '{'x' * 40}',"
    assert all(line.startswith(" " * 12) for line in lines[2:])
    assert lines[-1].endswith("… (400 characters)")


def test_a_hostile_parameter_stays_one_quoted_value() -> None:
    hostile = "*/ \n; DROP TABLE users -- ``` <b>x</b>\x1b[31m"
    (shown,) = statement_text(Statement("SELECT ?", (hostile,))).splitlines()[1:]
    assert shown == r"parameters: '*/ \n; DROP TABLE users -- ``` <b>x</b>\x1b[31m'"
