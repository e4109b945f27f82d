"""The rows of the checks of lesson 04, and what is looked at in them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from sqlalchemy import Executable, select

from course_lib.app import Base, Comment, Post, Tag, User
from course_lib.app.models import post_tags

from .attempt import Attempt


def a_blog() -> Sequence[Base]:
    """Four users with gaps in their ids, two of them inactive; posts, comments and tags.

    Two users have one name, three posts one title. A post has the number 9, and so has user 9, who
    did not write it. Tags differ in capitals, or begin alike.
    """
    names = {4: "ivo", 7: "bea", 9: "ömer", 15: "ömer"}
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
    capitals, longer = Tag(id=9, name="ORM"), Tag(id=12, name="orm tips")
    posts = {
        number: Post(
            id=number,
            author=users[author],
            title=f"Post {number}" if number in (9, 11) else "On SQL",
            views={3: 6, 6: 9, 9: 10, 10: 11, 11: 3}[number],
            tags=tags,
        )
        for number, author, tags in [
            (3, 9, [orm, sql, capitals, longer]),
            (6, 4, [sql]),
            (9, 4, []),
            (10, 9, []),
            (11, 7, [orm]),
        ]
    }
    comments = [
        Comment(id=number, post=posts[post], body="…")
        for number, post in [(1, 3), (2, 6), (3, 9), (12, 3), (20, 11)]
    ]
    return [*users.values(), draft, *posts.values(), *comments]


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


ALL_TAGS = ids(2, 5, 8, 9, 12)


async def expect_gone(
    attempt: Attempt,
    rows: Executable,
    what: str,
    gone: int,
    left: Sequence[int],
    mistake: str,
    unlike: str = "",
) -> None:
    """Expect that one row was deleted, and no other.

    Args:
        attempt: The attempt.
        rows: Selects the ids of the table.
        what: What a row is called, such as "Post".
        gone: The id of the row that was to be deleted.
        left: The ids that must be left.
        mistake: The short name of the mistake.
        unlike: What a condition or a join may have missed the row for; empty where it is like any.
    """
    still_there = (gone,) in await attempt.rows(rows)
    others_gone = f"{what} {gone} was to be deleted, and no other; others are gone too."
    one_way = "The id alone says which row it is"
    if unlike and still_there:
        next_step = f"{one_way}: is there another condition, or a join?"
    elif still_there:
        next_step = (
            "Look at the SQL below: is there a DELETE from the right table, and does its WHERE "
            f"compare the column `id` of that table with {gone}?"
        )
    else:
        next_step = f"Which of them does the condition meet? {one_way}."
    await attempt.expect_rows(
        rows,
        ids(*left),
        f"{what} {gone}{unlike} was to be deleted, and is still there."
        if still_there
        else others_gone,
        mistake=mistake,
        next_step=next_step,
    )
