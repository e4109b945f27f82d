"""The rows of the checks of lesson 04, and what is looked at in them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm.exc import UnmappedInstanceError

from course_lib.app import Base, Comment, Post, Tag, User
from course_lib.app.models import post_tags

from .exercise import ErrorMessage

NO_SUCH_ROW = ErrorMessage(
    UnmappedInstanceError,
    "NoneType",
    "missing_row",
    "There is no such row here: what was to be deleted is None.",
    "Look at what `db.get(…)` gave before you delete it, and return False for None.",
)


def a_blog() -> Sequence[Base]:
    """Four users with gaps in their ids, two of them inactive; posts, comments and tags."""
    names = {4: "ivo", 7: "bea", 9: "ömer", 15: "ana"}
    users = {
        number: User(
            id=number,
            username=name,
            email=f"user{number}@example.org",
            hashed_password="h",
            is_active=number not in (7, 15),
        )
        for number, name in names.items()
    }
    orm, sql, draft = Tag(id=2, name="orm"), Tag(id=5, name="sql"), Tag(id=8, name="draft")
    capitals = Tag(id=9, name="ORM")  # another tag
    posts = [
        Post(id=number, author=users[author], title=f"Post {number}", tags=tags)
        for number, author, tags in [
            (3, 9, [orm, sql, capitals]),
            (6, 4, [sql]),
            (10, 9, []),
            (11, 7, [orm]),
        ]
    ]
    comments = [
        Comment(id=number, post=posts[post], body="…")
        for number, post in [(1, 0), (2, 1), (12, 0), (20, 3)]
    ]
    return [*users.values(), draft, *posts, *comments]


USERS = select(User.id).order_by(User.id)
POSTS = select(Post.id).order_by(Post.id)
COMMENTS = select(Comment.id).order_by(Comment.id)
TAGS = select(Tag.id).order_by(Tag.id)
LINKS = select(post_tags.c.post_id, post_tags.c.tag_id).order_by(
    post_tags.c.post_id, post_tags.c.tag_id
)


def ids(*numbers: int) -> list[tuple[Any, ...]]:
    """Rows of one column, which holds these numbers."""
    return [(number,) for number in numbers]
