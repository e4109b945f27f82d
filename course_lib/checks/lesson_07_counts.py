"""Lesson 07: tables that are counted side by side."""

from __future__ import annotations

import inspect
from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy.exc import InvalidRequestError, OperationalError, ResourceClosedError

from course_lib.app import Comment, Post, Tag, User
from course_lib.classroom.statements import Statement

from .attempt import Attempt
from .exercise import Check, ErrorMessage, Exercise, Transaction
from .lesson_07_file import FACTORY, DatabaseFile
from .lesson_07_rows import LESSON, a_blog, users_alone
from .unmet import safe_repr

_EACH = (
    "A coroutine that opens its own session (`async with Session() as db:`) and counts one model, "
    "and `asyncio.gather` over its calls."
)


async def _counts(attempt: Attempt) -> None:
    models = [Comment, User, Tag, Post]
    # The first model's table is the last to answer: results that are taken as they come show.
    async with DatabaseFile(a_blog, patient=True, slowest="comments") as file:
        counts = await file.call(
            attempt, models, name="models", written="[Comment, User, Tag, Post]"
        )
        # Sent side by side, they come in no order of their own: shown in one that stays.
        queries = sorted((each for each in attempt.statements if each.counted), key=_sql)
        attempt.statements = tuple(queries)
        _expect_counts(attempt, counts, {"comments": 6, "users": 4, "tags": 3, "posts": 5})
        attempt.expect(
            not file.shared,
            "The counts are right by luck: one session was used by several tasks, and its "
            "connection was asked while it was still answering.",
            mistake="shared_session",
            next_step=f"To fetch the connection first hides the error and shares it still. {_EACH}",
        )
        file.expect_sessions_closed(attempt)
        attempt.expect(
            attempt.received <= len(models),
            f"The counts are right, but the database gave {attempt.received} rows for "
            f"{len(models)} numbers: they were counted in Python.",
            mistake="counted_in_python",
            next_step="The database counts: `select(func.count()).select_from(model)` gives one "
            "row with the number.",
        )
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


def _expect_counts(attempt: Attempt, counts: Any, expected: dict[str, int]) -> None:
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
    attempt.expect(
        set(counts) == set(expected),
        "The dict should have one entry for each table, under the table's name.",
        mistake="wrong_names",
        next_step="The name is `model.__tablename__`, and an empty table is counted, too.",
        expected=expected,
        came_back=dict(counts),
    )
    others = {name: value for name, value in counts.items() if type(value) is not int}
    attempt.expect(
        not others,
        f"Numbers were asked for, and the dict holds {safe_repr(others, 90)}.",
        mistake="wrong_type",
        next_step="`await db.scalar(select(func.count())…)` gives the number, and 0 for an empty "
        "table.",
        came_back=dict(counts),
    )
    numbers = {name: value for name, value in counts.items() if isinstance(value, int)}
    hidden = [name for name in expected if expected[name] and numbers.get(name, 0) <= 0]
    attempt.expect(
        not hidden,
        "A table has rows, and the dict says none: something stands in for an error.",
        mistake="wrong_counts",
        next_step=f"A number that stands in for an error hides it. {_EACH}",
        expected=expected,
        came_back=dict(counts),
    )
    attempt.expect(
        dict(counts) == expected or sorted(counts.values()) != sorted(expected.values()),
        "The numbers are those of the tables, under the wrong names.",
        mistake="mixed_up",
        next_step="`gather` gives the results in the order of what it was given. `as_completed` "
        "and `wait` give them as they come: let each coroutine return its name, too.",
        expected=expected,
        came_back=dict(counts),
    )
    attempt.expect(
        dict(counts) == expected,
        "The numbers are not those of the tables.",
        mistake="wrong_counts",
        next_step="Count each table by itself: `select(func.count()).select_from(model)`. Tables "
        "side by side in one FROM give every pair.",
        expected=expected,
        came_back=dict(counts),
    )


async def _counts_nothing(attempt: Attempt) -> None:
    empty: Sequence[Any] = []
    async with DatabaseFile(a_blog) as file:
        counts = await file.call(attempt, empty, name="models")
        attempt.expect(
            isinstance(counts, Mapping) and not counts,
            "Without models the dict should be empty.",
            mistake="wrong_counts" if counts else "none_for_empty",
            next_step="No models are no special case for `gather` and `zip`: what they give is "
            "empty. Where you need one, `return {}`.",
            came_back=counts,
        )


async def _counts_an_empty_table(attempt: Attempt) -> None:
    async with DatabaseFile(users_alone) as file:
        counts = await file.call(attempt, [User, Post], name="models", written="[User, Post]")
        _expect_counts(attempt, counts, {"users": 1, "posts": 0})


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
        Check("An empty table counts 0.", _counts_an_empty_table),
    ),
    praise="Each count had a session of its own, and none waited for another.",
    errors=(
        FACTORY,
        *(
            ErrorMessage(
                error,
                text,
                "no_models",
                "Without models there is nothing to ask for, and the statement is empty.",
                "`if not models: return {}` before it.",
            )
            for error, text in (
                (ResourceClosedError, "does not return rows"),
                (OperationalError, "incomplete input"),
            )
        ),
        ErrorMessage(
            RuntimeError,
            "await wasn't used with future",
            "gather_not_awaited",
            "`gather` was called, and its result used before it was there.",
            "`counts = await asyncio.gather(*…)`.",
        ),
        ErrorMessage(
            InvalidRequestError,  # IllegalStateChangeError is one too
            "",
            "concurrent_session",
            "One session was used by several tasks at once.",
            _EACH,
        ),
    ),
)
