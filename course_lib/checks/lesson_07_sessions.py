"""Lesson 07: functions that open sessions of their own, a profile and counts side by side."""

from __future__ import annotations

import inspect
from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import inspect as inspect_object
from sqlalchemy.exc import InvalidRequestError

from course_lib.app import Comment, Post, Tag, User
from course_lib.classroom.statements import Statement

from .attempt import Attempt
from .exercise import Check, ErrorMessage, Exercise, Transaction
from .lesson_07_file import DatabaseFile
from .lesson_07_rows import LESSON, NO_USER, a_blog

_FACTORY = ErrorMessage(
    AttributeError,
    "'async_sessionmaker' object has no attribute",
    "factory_used_as_session",
    "The first argument is the factory that makes sessions, and it was used as a session.",
    "`async with Session() as db:` opens one.",
)


# fetch_profile

_MOST = 3
_LOAD = "Load it before the session ends: `options=[selectinload(User.posts)]`."


async def _fetches_a_profile(attempt: Attempt) -> None:
    for user_id, name, titles in (
        (7, "åsa", ["Loading", "Sessions", "Waiting"]),
        (20, "kei", []),
    ):
        async with DatabaseFile(a_blog) as file:
            user = await file.call(attempt, user_id, name="user_id")
            _expect_user(attempt, user)
            file.expect_sessions_closed(attempt)
            _expect_loaded(attempt, user)
            attempt.expect_budget(_MOST, "A statement for each post? One loads all of them.")
        attempt.expect_value(user.username, name)
        attempt.expect_value(
            sorted(post.title for post in user.posts),
            titles,
            message=f"`user.posts` of {name} should hold {len(titles)} posts.",
            mistake="wrong_posts",
        )


def _expect_user(attempt: Attempt, user: Any) -> None:
    attempt.expect_not_none(user)
    attempt.expect(
        type(user) is User,
        f"`{attempt.called}` returned a {type(user).__name__}: the caller goes on with "
        "`user.username` and `user.posts`, and was promised a User.",
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
        next_step="A rollback or an `expire` before the end empties the object: the caller needs "
        "what it holds.",
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
        Check("Without such a user, None comes back.", _fetches_nobody, budgeted=False),
    ),
    praise="All that the caller reads was loaded before the session ended.",
    errors=(
        _FACTORY,
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


# count_tables

_EACH = (
    "A coroutine that opens its own session (`async with Session() as db:`) and counts one model, "
    "and `asyncio.gather` over its calls."
)


async def _counts(attempt: Attempt) -> None:
    models = [Comment, User, Tag, Post]
    async with DatabaseFile(a_blog) as file:
        counts = await file.call(
            attempt, models, name="models", written="[Comment, User, Tag, Post]"
        )
        # Sent side by side, they come in no order of their own: shown in one that stays.
        queries = sorted((each for each in attempt.statements if each.counted), key=_sql)
        attempt.statements = tuple(queries)
        _expect_counts(attempt, counts)
        attempt.expect(
            not file.shared,
            "The counts are right by luck: one session was used by several tasks, and its "
            "connection was asked while it was still answering.",
            mistake="shared_session",
            next_step=f"To fetch the connection first hides the error and shares it still. {_EACH}",
        )
        file.expect_sessions_closed(attempt)
        attempt.expect(
            len(queries) <= 1 or file.together > 1,
            f"The counts are right, but each of the {len(queries)} statements waits for the one "
            "before it; they were to be under way at the same time.",
            mistake="one_after_the_other",
            next_step="An `await` in a loop, or a lock around one session, lets them wait. "
            + _EACH,
        )


def _sql(statement: Statement) -> str:
    return statement.sql


def _expect_counts(attempt: Attempt, counts: Any) -> None:
    attempt.expect_not_none(counts)
    attempt.expect(
        isinstance(counts, Mapping),
        f"`{attempt.called}` should return a dict, and returned a {type(counts).__name__}.",
        mistake="wrong_type",
        next_step="`dict(zip(names, counts))` brings names and numbers together.",
        came_back=counts,
    )
    waiting = [value for value in counts.values() if inspect.isawaitable(value)]
    for each in filter(inspect.iscoroutine, waiting):
        each.close()
    attempt.expect(
        not waiting,
        "Coroutines stand where the numbers should be: they were never awaited.",
        mistake="forgot_await",
        next_step="`await asyncio.gather(*…)` runs them at the same time and gives the numbers.",
    )
    errors = [value for value in counts.values() if isinstance(value, BaseException)]
    attempt.expect(
        not errors,
        "An error stands among the numbers: `return_exceptions=True` does not mend it, it only "
        f"moves it ({str(errors[0]).partition(' (')[0] if errors else ''}).",
        mistake="error_in_the_result",
        next_step=_EACH,
        came_back=counts,
    )
    expected = {"comments": 6, "users": 4, "tags": 3, "posts": 5}
    attempt.expect(
        dict(counts) == expected,
        "The numbers are not those of the tables.",
        mistake="wrong_counts",
        next_step="A number that stands in for an error hides it. " + _EACH,
        expected=expected,
        came_back=dict(counts),
    )


async def _counts_nothing(attempt: Attempt) -> None:
    empty: Sequence[Any] = []
    async with DatabaseFile(a_blog) as file:
        counts = await file.call(attempt, empty, name="models")
        attempt.expect_not_none(counts)
        attempt.expect(
            isinstance(counts, Mapping) and not counts,
            "Without models the dict should be empty.",
            mistake="wrong_counts",
            came_back=counts,
        )


count_tables = Exercise(
    name="count_tables",
    lesson=LESSON,
    title="Count several tables at once",
    asks="Return the number of rows of each table by its name, counted at the same time.",
    parameters=("Session", "models"),
    transaction=Transaction.READ,
    hints=(
        "What stands in the result in place of some numbers? Read it: who shares what?",
        "A session does one thing at a time. How many do you need, and which code should open "
        "them?",
        "Inside the function, `async def count(model):` with its own `async with Session() as "
        "db:`; then `await asyncio.gather(*[count(model) for model in models])`.",
    ),
    checks=(
        Check("All tables are counted, at the same time.", _counts),
        Check("Without models the dict is empty.", _counts_nothing),
    ),
    praise="Each count had a session of its own, and none waited for another.",
    errors=(
        _FACTORY,
        ErrorMessage(
            InvalidRequestError,  # IllegalStateChangeError is one too
            "",
            "concurrent_session",
            "One session was used by several tasks at once.",
            _EACH,
        ),
    ),
)
