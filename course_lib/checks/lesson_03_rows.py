"""Users, posts and tags for the checks of lesson 03."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime

from course_lib.app import Base, Post, Tag, User

LONG_AGO = datetime(2023, 5, 4, 3, 2, tzinfo=UTC)


def _user(number: int, name: str, *, active: bool = True) -> User:
    return User(
        id=number,
        username=name,
        email=f"{name}@example.org",
        hashed_password=f"h{number}",
        is_active=active,
        created_at=LONG_AGO,
        updated_at=LONG_AGO,
    )


def users() -> Sequence[Base]:
    """Six users with gaps in their ids; 3 and 14 are inactive."""
    return [
        _user(2, "runa"),
        _user(3, "søren", active=False),
        _user(5, "ama"),
        _user(9, "kim"),
        _user(12, "lev"),
        _user(14, "noor", active=False),
    ]


def posts() -> Sequence[Base]:
    """Four posts of user 7: one without a body or views, two with as many views, one with more."""
    author = _user(7, "runa")
    return [
        Post(id=4, title="Déjà vu", body=None, views=0, author=author),
        Post(id=6, title="On locks", body="Nobody waits.", views=41, author=author),
        Post(id=11, title="On rows", body="One by one.", views=41, author=author),
        Post(id=13, title="On sums", body="They add up.", views=58, author=author),
    ]


def tags() -> Sequence[Base]:
    """Three tags, two of which differ in their capitals only; a post has one of those."""
    author = _user(7, "runa")
    return [
        Tag(id=2, name="Async"),
        Post(id=3, title="Before", author=author, tags=[Tag(id=11, name="async")]),
        Tag(id=4, name="orm"),
    ]
