"""Lesson 07: a user with its posts, read when the session is closed."""

from __future__ import annotations

from typing import Any

from sqlalchemy import inspect as inspect_object
from sqlalchemy.exc import InvalidRequestError
from sqlalchemy.orm.exc import DetachedInstanceError

from course_lib.app import User

from .attempt import Attempt
from .exercise import Check, ErrorMessage, Exercise, Transaction
from .lesson_07_file import FACTORY, DatabaseFile
from .lesson_07_rows import LESSON, NO_USER, a_blog, expect_user_12

_MOST = 3
_LOAD = "Load it before the session ends: `options=[selectinload(User.posts)]`."


async def _fetches_a_profile(attempt: Attempt) -> None:
    for user_id, name, titles in (
        (12, "bo", ["100% lazy"]),
        (7, "åsa", ["Loading", "Sessions", "Waiting"]),
        (20, "kei", []),
    ):
        async with DatabaseFile(a_blog) as file:
            user = await file.call(attempt, user_id, name="user_id")
            if user_id == 12:
                expect_user_12(attempt, user)
            _expect_user(attempt, user, has_posts=bool(titles))
            file.expect_sessions_closed(attempt)
            _expect_loaded(attempt, user)
            attempt.expect_budget(
                _MOST,
                'A statement for each post? One loads all of them. (`selectinload("*")` loads '
                "what belongs to the posts, too.)",
            )
        attempt.expect_value(user.username, name)
        attempt.expect_value(
            sorted(post.title for post in user.posts),
            titles,
            message=f"`user.posts` of {name} should hold {len(titles)} posts.",
            mistake="wrong_posts",
            next_step=f"They are to be those of the table. {_LOAD}",
        )


async def _fetches_it_anew(attempt: Attempt) -> None:
    async with DatabaseFile(a_blog) as file:
        _expect_user(attempt, await file.call(attempt, 3, name="user_id"), has_posts=True)
        file.somebody_writes("UPDATE users SET username = 'inês' WHERE id = 3")
        user = await file.call(attempt, 3, name="user_id")
        _expect_user(attempt, user, has_posts=True)
        attempt.expect(
            inspect_object(user).dict.get("username") == "inês",
            "Somebody else has renamed the user since an earlier call, and the profile has the old "
            "name.",
            mistake="stale_profile",
            next_step="Ask the database in each call: a profile that was kept grows old, and two "
            "callers would share one object.",
            came_back=user,
        )


def _expect_user(attempt: Attempt, user: Any, *, has_posts: bool) -> None:
    attempt.expect(
        user is not None or has_posts,
        "There is such a user, who has no posts, and None came back.",
        mistake="needs_a_post",
        next_step="A JOIN drops a user without posts. An outer join keeps it, and so does a "
        "loader.",
    )
    attempt.expect_not_none(user)
    attempt.expect(
        type(user) is User,
        f"`{attempt.called}` returned something of the type {type(user).__name__}: the caller "
        "goes on with `user.username` and `user.posts`, and was promised a User.",
        mistake="wrong_type",
        next_step=f"Return the object. {_LOAD}",
        came_back=user,
    )
    attempt.expect(
        not inspect_object(user).transient,
        "The User that came back was put together in the function; it is not the one of the row.",
        mistake="made_by_hand",
        next_step=f"Return the user that the session gave. {_LOAD}",
    )


def _expect_loaded(attempt: Attempt, user: User) -> None:
    """Expect the columns and posts of a user to be loaded."""
    missing = inspect_object(user).unloaded
    columns = sorted(missing & set(User.__table__.columns.keys()))
    attempt.expect(
        not columns,
        f"`{columns[0] if columns else ''}` of the user is empty, and no session is left to load "
        "it (DetachedInstanceError).",
        mistake="emptied",
        next_step="The caller reads every column. A rollback, an `expire` or a commit that "
        "expires before the end empties the object; `load_only` and `defer` leave columns out.",
    )
    attempt.expect(
        "posts" not in missing,
        "`user.posts` is not loaded, and the session is closed: the caller still gets "
        "DetachedInstanceError.",
        mistake="not_loaded",
        next_step=f"`expire_on_commit` keeps what is loaded, and loads nothing. {_LOAD}",
    )
    gaps = [post for post in user.posts if "title" in inspect_object(post).unloaded]
    attempt.expect(
        not gaps,
        "The posts in `user.posts` are empty: their titles cannot be read.",
        mistake="emptied",
        next_step=_LOAD,
    )


def _after_the_end(error: type[Exception], text: str) -> ErrorMessage:
    return ErrorMessage(
        error,
        text,
        "loads_after_the_end",
        "The posts are asked for when the session is closed, and the user belongs to none any "
        "more.",
        f"Move the line into the `async with` block. {_LOAD}",
    )


async def _fetches_nobody(attempt: Attempt) -> None:
    async with DatabaseFile(a_blog) as file:
        attempt.expect_none(await file.call(attempt, 4, name="user_id"), "there is no user 4.")
        file.expect_sessions_closed(attempt)


fetch_profile = Exercise(
    name="fetch_profile",
    lesson=LESSON,
    title="Fetch a profile",
    asks="Return the user with its posts loaded, for a caller who reads them after the session is "
    "closed; None if there is no such user.",
    parameters=("Session", "user_id"),
    transaction=Transaction.READ,
    budget=_MOST,
    hints=(
        "The error names the attribute. Was it loaded while the session was open?",
        "What is loaded stays on the object after the session is closed. So load the posts along "
        "with the user.",
        "`await db.get(User, user_id, options=[selectinload(User.posts)])`: in a new session the "
        "options count.",
    ),
    checks=(
        Check("User and posts can be read afterwards.", _fetches_a_profile),
        Check("Each call asks anew.", _fetches_it_anew, budgeted=False),
        Check("Without such a user, None comes back.", _fetches_nobody, budgeted=False),
    ),
    praise="All that the caller reads was loaded before the session ended.",
    errors=(
        FACTORY,
        _after_the_end(InvalidRequestError, "is not persistent within this Session"),
        _after_the_end(DetachedInstanceError, ""),
        ErrorMessage(
            InvalidRequestError,
            "unique() method must be invoked",
            "not_unique",
            "`joinedload` of a list gives a row for each post, each with the user in it.",
            "`.unique()` on the result, before you take the user out of it; or `selectinload`.",
        ),
        ErrorMessage(
            Exception,  # 2.0 and 2.1 raise different classes
            "greenlet_spawn has not been called",
            "lazy_load",
            "`user.posts` is read without an `await`, and loading it needs one (MissingGreenlet).",
            'A loader, or `await db.refresh(user, ["posts"])`.',
        ),
        NO_USER,
    ),
)
