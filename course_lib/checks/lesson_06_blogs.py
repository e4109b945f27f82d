"""The rows that the checks of lesson 06 read: a blog of a few posts, and one of a thousand."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from typing import Any

from course_lib.app import Base, Comment, Post, Tag, User


def _user(number: int, name: str, **more: Any) -> User:
    email = f"user{number}@example.org"
    return User(id=number, username=name, email=email, hashed_password="h", **more)


def _at(hour: int) -> datetime:
    return datetime(2024, 5, 1, tzinfo=UTC) + timedelta(hours=hour)


def a_small_blog() -> Sequence[Base]:
    """Four users, one without posts; six posts, not written in the order of their ids.

    One tag differs from another in its capitals only, a third begins like it; two posts share
    title and author, two their time.
    """
    ines, asa = _user(3, "ines"), _user(7, "åsa")
    bo, kei = _user(12, "bo", is_active=False), _user(20, "kei")
    orm, upper, sql, draft, lite = (
        Tag(id=number, name=name)
        for number, name in [(2, "orm"), (4, "ORM"), (6, "sql"), (9, "draft"), (11, "orm-lite")]
    )
    posts = [
        Post(id=number, author=author, title=title, body="…", created_at=_at(hour), tags=tags)
        for number, author, title, hour, tags in [
            (5, asa, "Loading", 30, [sql, orm]),
            (9, ines, "Joining", 30, [orm]),
            (14, asa, "Waiting", 10, [upper, lite]),
            (15, bo, "100% lazy", 50, [orm, upper, sql]),
            (21, ines, "Naïve loops", 40, []),
            (22, asa, "Loading", 20, [sql, orm]),
        ]
    ]
    comments = [
        Comment(id=number, post=posts[post], body=body)
        for number, post, body in [
            (31, 0, "one"),
            (32, 1, "two"),
            (33, 0, "three"),
            (34, 3, "four"),
            (35, 0, "five"),
        ]
    ]
    return [kei, bo, asa, ines, draft, *reversed(posts), *comments]


MANY = 1000
COMMENTS = 1500
RARE = 25  # every so many-th post carries the tag "rare"


def a_big_blog() -> Sequence[Base]:
    """Ten authors and a thousand posts: 100 posts each, 0 to 3 comments, 1 to 3 tags."""
    users = [_user(10 + 3 * number, f"author{number}") for number in range(10)]
    rare, even, all_ = Tag(id=1, name="rare"), Tag(id=2, name="even"), Tag(id=3, name="all")
    posts = [
        Post(
            id=2 * number + 1,
            author=users[number % 10],
            title=f"Post {number}",
            created_at=_at(number // 4),
            tags=[all_]
            + ([even] if number % 2 == 0 else [])
            + ([rare] if number % RARE == 0 else []),
        )
        for number in range(MANY)
    ]
    comments = [
        Comment(post=post, body=f"comment {each}")
        for number, post in enumerate(posts)
        for each in range(number % 4)
    ]
    return [*users, *posts, *comments]
