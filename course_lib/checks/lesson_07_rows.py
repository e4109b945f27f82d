"""What the checks of lesson 07 begin with: rows, and work that the caller has done."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from typing import Any

from sqlalchemy import select

from course_lib.app import Base, Comment, Post, Tag, User

from .attempt import Attempt
from .exercise import ErrorMessage

LESSON = "07_pitfalls"
MANY = 400

USERS = select(User.id, User.username, User.email, User.is_active).order_by(User.id)
INES = (3, "ines", "ines@example.org", True)
ASA = (7, "åsa", "asa@example.org", True)
BO = (12, "bo", "bo@example.org", False)
KEI = (20, "kei", "kei@example.org", True)

NO_USER = ErrorMessage(
    AttributeError,
    "'NoneType' object has no attribute",
    "none_not_handled",
    "There is no such user, so None came, and an attribute of None was used.",
    "Return None before you go on with it.",
)


def _user(number: int, name: str, email: str, **more: Any) -> User:
    return User(id=number, username=name, email=email, hashed_password="h", **more)


def _at(hour: int) -> datetime:
    return datetime(2024, 6, 1, tzinfo=UTC) + timedelta(hours=hour)


def a_blog() -> Sequence[Base]:
    """Four users, one without posts; five posts, three of them by åsa; tags, links and comments."""
    ines, asa = _user(3, "ines", "ines@example.org"), _user(7, "åsa", "asa@example.org")
    bo = _user(12, "bo", "bo@example.org", is_active=False)
    kei = _user(20, "kei", "kei@example.org")
    orm, sql, draft = Tag(id=2, name="orm"), Tag(id=6, name="sql"), Tag(id=9, name="draft")
    posts = [
        Post(id=number, author=author, title=title, body="…", created_at=_at(number), tags=tags)
        for number, author, title, tags in [
            (5, asa, "Loading", [sql, orm]),
            (9, ines, "Joining", [orm]),
            (14, asa, "Waiting", []),
            (15, bo, "100% lazy", [sql]),
            (22, asa, "Sessions", [orm]),
        ]
    ]
    comments = [Comment(id=31 + n, post=posts[n % 2], body=f"comment {n}") for n in range(6)]
    return [kei, bo, asa, ines, draft, *reversed(posts), *comments]


def users_alone() -> Sequence[Base]:
    """A user, and nothing else."""
    return [_user(4, "lone", "lone@example.org")]


def many_posts() -> Sequence[Base]:
    """Ten users with 400 posts, whose ids are odd."""
    users = [_user(n + 1, f"author{n}", f"author{n}@example.org") for n in range(10)]
    posts = [
        Post(id=2 * n + 1, author=users[n % 10], title=f"Post {n}", created_at=_at(n))
        for n in range(MANY)
    ]
    return [*users, *posts]


def a_row(name: str, email: str = "") -> dict[str, str]:
    """A row of an import: a user who is not there yet."""
    email = email or f"{name}@example.org"
    return {"username": name, "email": email, "hashed_password": f"hash-of-{name}"}


def expect_user_12(attempt: Attempt, user: Any) -> None:
    """Expect that user 12, who is inactive, was found."""
    attempt.expect(
        user is not None,
        "User 12 is there, though inactive, and None came back.",
        mistake="active_only",
        next_step="Look for the id alone; and is there a `return`?",
    )


async def work_before(attempt: Attempt) -> Tag:
    """Let the caller have added a tag in the same transaction, and hold it."""
    tag = Tag(id=30, name="earlier")
    attempt.db.add(tag)
    await attempt.db.flush()
    return tag


async def expect_work_before(attempt: Attempt, tag: Tag) -> None:
    """Expect that the caller's tag is still there, in the table and in the session."""
    await attempt.expect_rows(
        select(Tag.name).where(Tag.id == 30),
        [("earlier",)],
        "The caller had added a tag before, in the same transaction, and it is gone.",
        mistake="lost_earlier_work",
        next_step="Undo only your own statement: `async with db.begin_nested():`.",
    )
    attempt.expect(
        tag in attempt.db,
        "The caller holds a tag that it had added before, and the session does not follow it any "
        "more: a change of it is never saved.",
        mistake="let_go",
        next_step="There is nothing to `expunge` after a savepoint's rollback: what was added "
        "inside it has left the session, and what the caller holds is to stay.",
    )
