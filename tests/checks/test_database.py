"""The database that a check begins with is the same in every process."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence

from course_lib.app import Base, Post, Tag, User
from course_lib.checks.database import prepared_image

PAIRS = [(post, tag) for post in range(1, 21) for tag in range(1, 6)]


def tagged_posts() -> Sequence[Base]:
    """Twenty posts, the last one first, each with five tags, the last one first."""
    author = User(id=1, username="ada", email="ada@example.org", hashed_password="h")
    tags = [Tag(id=number, name=f"tag{number}") for number in range(5, 0, -1)]
    return [Post(id=n, title=f"Post {n}", author=author, tags=tags) for n in range(20, 0, -1)]


def test_links_are_written_in_order_and_none_is_lost() -> None:
    connection = sqlite3.connect(":memory:")
    connection.deserialize(prepared_image(tagged_posts))
    links = connection.execute("SELECT post_id, tag_id FROM post_tags ORDER BY rowid").fetchall()
    assert links == PAIRS
    connection.close()
