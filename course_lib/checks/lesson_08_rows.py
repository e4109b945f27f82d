"""Rows for the checks of lesson 08: gaps between ids, a name with an accent, who is inactive."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime

from sqlalchemy import select

from course_lib.app import Base, Post, User


def at(day: int) -> datetime:
    """A time of that day."""
    return datetime(2023, 5, day, 8, tzinfo=UTC)


def _user(number: int, name: str, *, active: bool = True) -> User:
    return User(
        id=number,
        username=name,
        email=f"u{number}@example.org",
        hashed_password=f"hash-of-{number}",
        is_active=active,
        created_at=at(number),
        updated_at=at(number + 1),
    )


def three_users() -> Sequence[Base]:
    """One of them inactive."""
    return [_user(4, "ana"), _user(9, "zoë", active=False), _user(12, "mei")]


def seven_posts() -> Sequence[Base]:
    """Posts of three users, one inactive; their ids have gaps and run against their times."""
    users = [_user(4, "ana"), _user(9, "zoë", active=False), _user(12, "mei")]
    posts = [
        Post(
            id=number,
            title=f"Post {number}",
            body=None if number == 8 else "…",
            views=number,
            author=users[number % 7 % 3],
            created_at=at(30 - number),
        )
        for number in (3, 5, 8, 9, 14, 15, 21)
    ]
    return [*users, *posts]


def many_posts() -> Sequence[Base]:
    """More posts than a page may hold, of two users."""
    users = [_user(4, "ana"), _user(9, "zoë")]
    posts = [
        Post(id=2 * n, title=f"Post {2 * n}", author=users[n % 2], created_at=at(n % 9 + 1))
        for n in range(1, 131)
    ]
    return [*users, *posts]


# What is stored of users, and what `three_users` stores.
STORED = select(User.id, User.username, User.email, User.is_active).order_by(User.id)
THREE = [
    (4, "ana", "u4@example.org", True),
    (9, "zoë", "u9@example.org", False),
    (12, "mei", "u12@example.org", True),
]
