"""Lesson 03: many users, changed by one statement."""

from __future__ import annotations

from sqlalchemy import Result, inspect, select

from course_lib.app import User

from .attempt import Attempt
from .exercise import Check, Exercise, Transaction
from .lesson_03_rows import users

LESSON = "03_update"


# deactivate_users

_ACTIVE = select(User.id, User.is_active).order_by(User.id)


async def _deactivates_some(attempt: Attempt) -> None:
    count = await attempt.call([9, 3, 2, 100])
    rows = await attempt.rows(_ACTIVE)
    attempt.expect(
        (5, True) in rows and (12, True) in rows,
        "Users 5 and 12 are not in the list, and they were deactivated too.",
        mistake="no_where",
        next_step="Who is meant? `.where(User.id.in_(user_ids))`.",
        id_and_is_active=rows,
    )
    await attempt.expect_rows(
        _ACTIVE,
        [(2, False), (3, False), (5, True), (9, False), (12, True), (14, False)],
        "Users 2, 3 and 9 should be inactive, and everybody else as before.",
    )
    attempt.expect(
        not isinstance(count, Result),
        f"`{attempt.called}` should return a number, and returned the result of the UPDATE.",
        mistake="wrong_type",
        next_step="The number is its attribute `rowcount`.",
    )
    attempt.expect_value(
        count,
        2,
        message="Of the four ids, 3 was inactive before and 100 is nobody's: two users were "
        "deactivated.",
        mistake="wrong_count",
        next_step="`rowcount` counts the rows that the WHERE finds. Which rows should it find?",
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
    attempt.expect_value(count, 0)


async def _objects_show_it(attempt: Attempt) -> None:
    loaded = [await attempt.get(User, number) for number in (5, 12, 9)]
    count = await attempt.call([5, 9])
    attempt.expect_value(count, 2, mistake="wrong_count")
    attempt.expect(
        all("is_active" in inspect(user).dict for user in loaded),
        "The caller had loaded users 5, 9 and 12. The call expired them: who reads "
        "`user.is_active` now gets a MissingGreenlet.",
        mistake="lazy_load",
        next_step="Leave it to the UPDATE: by default the loaded objects are brought in line.",
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
        Check("Loaded objects show it.", _objects_show_it, users),
    ),
    praise="One UPDATE whatever the number of ids, and it matched only the rows that it changed.",
)
