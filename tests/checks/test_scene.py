"""What a check can arrange finds the statement it waits for, however that is written."""

from __future__ import annotations

import pytest

from course_lib.checks.scene import writes


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE posts SET views = views + 1",
        "update posts set views = views + 1",
        'UPDATE "posts" SET views = 1',
        "\n  Update\n main.posts set views = 1",
        "UPDATE OR IGNORE posts SET views = 1",
        "WITH which AS (SELECT id FROM posts) UPDATE posts SET views = 1",
        "with a(x) as (select 1), b as (select 2) update posts set views=1",
        "/* one more */ UPDATE posts SET views = 1",
        "-- one more\nUPDATE posts SET views = 1",
    ],
)
def test_an_update_is_found(statement: str) -> None:
    assert writes(statement, "UPDATE", "posts")


@pytest.mark.parametrize(
    "statement",
    [
        "SELECT views FROM posts",
        "SELECT 'update posts'",
        "UPDATE users SET posts = 1",
        "INSERT INTO posts (id) VALUES (1) ON CONFLICT DO UPDATE SET id = 1",
        "DELETE FROM posts",
        "WITH which AS (SELECT 1) UPDATE users SET posts = 1",
        "",
    ],
)
def test_another_statement_is_not(statement: str) -> None:
    assert not writes(statement, "UPDATE", "posts")


def test_an_insert_and_a_delete_are_found() -> None:
    assert writes("insert into tags (name) values (?)", "INSERT", "tags")
    assert writes("INSERT OR IGNORE INTO tags (name) VALUES (?)", "INSERT", "tags")
    assert writes("delete from tags", "DELETE", "tags")
