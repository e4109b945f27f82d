"""Lesson 03: many users, changed by one statement."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Result, inspect, select
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.orm.exc import StaleDataError

from course_lib.app import User

from .attempt import Attempt
from .exercise import Check, ErrorMessage, Exercise, Transaction
from .lesson_03_rows import users

LESSON = "03_update"

_ACTIVE = select(User.id, User.is_active).order_by(User.id)


async def _deactivates_some(attempt: Attempt) -> None:
    before = await attempt.rows(_ACTIVE)
    count = await attempt.call([9, 3, 5, 100])
    rows = await attempt.rows(_ACTIVE)
    attempt.expect(
        len(rows) == len(before),
        "Users are gone from the table: they were to be deactivated, not deleted.",
        mistake="deleted",
        next_step="`update(User)…values(is_active=False)` changes them.",
        id_and_is_active=rows,
    )
    attempt.expect(
        rows != before,
        "Nobody was deactivated: the users table is what it was.",
        mistake="found_nobody",
        next_step="Was the statement sent, with `await`? And is its WHERE made for the database? "
        "`is`, `not`, `in` and `and` are Python's, and give their answer before there is any SQL.",
    )
    attempt.expect(
        (2, True) in rows and (12, True) in rows,
        "Users 2 and 12 are not in the list, and they were deactivated too.",
        mistake="no_where",
        next_step="Who is meant? `.where(User.id.in_(user_ids))`.",
        id_and_is_active=rows,
    )
    await attempt.expect_rows(
        _ACTIVE,
        [(2, True), (3, False), (5, False), (9, False), (12, True), (14, False)],
        "Users 3, 5 and 9 should be inactive, and everybody else as before.",
        next_step="Which of the ids does the WHERE not find?",
    )
    _expect_a_number(attempt, count)
    attempt.expect_value(
        count,
        2,
        message="Of the four ids, 3 was inactive before and 100 is nobody's: two users were "
        f"deactivated, and {count!r} came back.",
        mistake="wrong_count",
        next_step="`rowcount` counts the rows that the WHERE finds. Which rows should it find?",
    )


def _expect_a_number(attempt: Attempt, count: Any) -> None:
    attempt.expect(
        count is not None,
        f"The users are deactivated, but `{attempt.called}` returned None.",
        mistake="returned_nothing",
        next_step="An UPDATE gives no rows: `db.scalar(…)` of it is None. The result of "
        "`await db.execute(…)` has the number: `rowcount`.",
    )
    attempt.expect(
        not isinstance(count, Result),
        f"`{attempt.called}` should return a number, and returned the result of the UPDATE.",
        mistake="wrong_type",
        next_step="The number is its attribute `rowcount`.",
    )
    attempt.expect(
        not isinstance(count, list | tuple | set),
        f"`{attempt.called}` should return how many there were, and returned which.",
        mistake="wrong_type",
        next_step="`len(…)` counts them.",
        came_back=count,
    )


async def _deactivates_nobody(attempt: Attempt) -> None:
    count = await attempt.call([])
    await attempt.expect_rows(
        _ACTIVE,
        [(2, True), (3, False), (5, True), (9, True), (12, True), (14, False)],
        "The list was empty, and yet users were deactivated.",
        mistake="everybody",
        next_step="An empty list means nobody: `in_([])` finds no row.",
    )
    attempt.expect_value(count, 0, next_step="Nobody was deactivated, and how many is a number: 0.")


async def _deactivates_one_of_many(attempt: Attempt) -> None:
    count = await attempt.call([*range(100, 650), 9])
    await attempt.expect_rows(
        select(User.is_active).where(User.id == 9),
        [(False,)],
        "Of 551 ids the last one, 9, is a user's, who should be inactive now.",
        mistake="found_nobody",
        next_step="`User.id.in_(user_ids)` takes a list of any length.",
    )
    attempt.expect_value(count, 1, mistake="wrong_count")


async def _objects_show_it(attempt: Attempt) -> None:
    loaded = [await attempt.get(User, number) for number in (5, 12, 9)]
    count = await attempt.call([5, 9, 5])
    attempt.expect_value(
        count,
        2,
        message=f"The list names 5 twice and 9: two users were deactivated, and {count!r} came "
        "back.",
        mistake="wrong_count",
        next_step="Count the rows that were changed, not the ids.",
    )
    attempt.expect(
        all("is_active" in inspect(user).dict for user in loaded),
        "The caller had loaded users 5, 9 and 12. The call expired them: who reads "
        "`user.is_active` now gets a MissingGreenlet.",
        mistake="lazy_load",
        next_step="Leave it to the UPDATE: a plain value, `values(is_active=False)`, is brought "
        "into the loaded objects by default.",
    )
    seen = [user.is_active for user in loaded]
    attempt.expect(
        seen == [False, True, False],
        "The caller had loaded users 5, 9 and 12. Users 5 and 9 are inactive in the table, and the "
        "objects do not say so.",
        mistake="stale_object",
        next_step="Leave `synchronize_session` as it is: by default the loaded objects are brought "
        "in line.",
        is_active_of_5_12_9=seen,
    )


deactivate_users = Exercise(
    name="deactivate_users",
    lesson=LESSON,
    title="Deactivate many users",
    asks="Deactivate the users with these ids in one statement, and return how many of them were "
    "active before. The caller commits.",
    parameters=("db", "user_ids"),
    transaction=Transaction.FLUSH,
    budget=1,
    budget_step="One `update(User)` takes the whole list: `.where(User.id.in_(user_ids))`.",
    hints=(
        "Loading users to change them is a statement for each. Which call changes many rows?",
        "`await db.execute(update(User).where(User.id.in_(user_ids)).values(is_active=False))`. "
        "Its result has a `rowcount`.",
        "`rowcount` counts what the WHERE matches: add `User.is_active.is_(True)` to it, and those "
        "who were inactive do not count.",
    ),
    checks=(
        Check("These users are deactivated, and counted.", _deactivates_some, users),
        Check("An empty list means nobody.", _deactivates_nobody, users),
        Check("It is one statement for hundreds of ids.", _deactivates_one_of_many, users),
        Check("Loaded objects show it.", _objects_show_it, users),
    ),
    praise="One UPDATE whatever the number of ids, and it matched only the rows that it changed.",
    errors=(
        ErrorMessage(
            TypeError,
            "Boolean value of this clause",
            "python_operator",
            "Python was asked whether a condition of a column is true, and cannot know: `and` and "
            "`not` are Python's.",
            "Several conditions in one `where` are joined by a comma; `.is_(True)` compares.",
        ),
        ErrorMessage(
            SQLAlchemyError,
            "type 'list' is not supported",
            "list_as_a_value",
            "The list was sent as if it were one id, and the driver cannot send a list.",
            "`User.id.in_(user_ids)` is true for every id that is in the list.",
        ),
        ErrorMessage(
            AttributeError,
            "Result' object has no attribute 'rowcount'",
            "returning_has_rows",
            "With `.returning(…)` the result holds rows, and has no `rowcount`.",
            "Count the rows, `len(result.all())`, or take the RETURNING out.",
        ),
        ErrorMessage(
            StaleDataError,
            "",
            "row_for_every_id",
            "An UPDATE with a dict for each id wants a row for each, and nobody has the id 100.",
            "`update(User).where(User.id.in_(user_ids))` changes those that are there.",
        ),
    ),
)
