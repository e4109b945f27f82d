"""Lesson 03: one user, changed from a dict whose names can be trusted."""

from __future__ import annotations

from sqlalchemy.exc import IntegrityError

from .attempt import Attempt
from .exercise import Check, ErrorMessage, Exercise, Transaction
from .lesson_03_one_user import SHARED_CHECKS, SHARED_ERRORS, STORED, expect_one_changed, stored
from .lesson_03_rows import users

LESSON = "03_update"


async def _updates_one_user(attempt: Attempt) -> None:
    before = await stored(attempt)
    changes = {"username": " Amá", "email": "New.Ama@example.org"}
    user = await attempt.call(5, dict(changes))
    await expect_one_changed(attempt, user, 5, before, changes)
    attempt.expect_budget(2)
    attempt.expect(
        attempt.received <= 3,
        f"The result is right, but the database sent {attempt.received} rows to change one user.",
        mistake="loads_rows",
        next_step="Ask for the one that is meant: `await db.get(User, user_id)`.",
    )


async def _sets_false_values(attempt: Attempt) -> None:
    before = await stored(attempt)
    user = await attempt.call(9, {"is_active": False})
    await expect_one_changed(attempt, user, 9, before, {"is_active": False})


async def _answers_none_for_no_user(attempt: Attempt) -> None:
    before = await attempt.rows(STORED)
    values = {"username": "new", "email": "new@example.org", "hashed_password": "h"}
    user = await attempt.call(77, values)
    await attempt.expect_rows(
        STORED,
        before,
        "There is no user 77, and the call changed the table.",
        mistake="inserted",
        next_step="`merge` and `add` insert where there is no row. Load the user first, and return "
        "None where there is none.",
    )
    attempt.expect_none(
        user, "there is no user 77.", next_step="Return None where `db.get(…)` gives None."
    )


update_user = Exercise(
    name="update_user",
    lesson=LESSON,
    title="Update a user",
    asks="Change the given fields of a user and return it, or None if there is none. Flush; the "
    "caller commits.",
    parameters=("db", "user_id", "update_data"),
    transaction=Transaction.FLUSH,
    budget=2,
    hints=(
        "Three steps: load the user, set what the dict holds, have the session send it.",
        "`await db.get(User, user_id)` gives the user or None. In a loop over "
        "`update_data.items()` `setattr(user, name, value)` sets each field.",
        "`await db.flush()` sends the UPDATE. No commit, and no refresh: nothing is expired, and "
        "before the flush it would throw your changes away.",
    ),
    checks=(
        Check("The named fields change, the others stay.", _updates_one_user, users),
        Check("False is a value like any other.", _sets_false_values, users),
        Check("Without such a user, None comes back.", _answers_none_for_no_user, users),
        *SHARED_CHECKS,
    ),
    praise="The UPDATE names only what differs, so it cannot undo what somebody else has written "
    "into another column.",
    errors=(
        *SHARED_ERRORS,
        ErrorMessage(
            TypeError,
            "does not support item assignment",
            "item_assignment",
            "A User is no dict: its fields are attributes.",
            "`setattr(user, name, value)` sets the attribute whose name is in `name`.",
        ),
        ErrorMessage(
            AttributeError,
            "'User' object has no attribute 'update'",
            "item_assignment",
            "A User is no dict: it has no `update`.",
            "`setattr(user, name, value)` sets the attribute whose name is in `name`.",
        ),
        ErrorMessage(
            IntegrityError,
            "UNIQUE constraint failed: users.email",
            "no_where",
            "The UPDATE would give one email to several users, and the database refused.",
            "Which user is meant? `.where(User.id == user_id)`.",
        ),
        ErrorMessage(
            IntegrityError,
            "UNIQUE constraint failed: users.id",
            "inserted",
            "A second row with this id was to be inserted; the one that is there should change.",
            "Load it: `await db.get(User, user_id)`.",
        ),
    ),
)
