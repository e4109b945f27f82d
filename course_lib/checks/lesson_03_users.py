"""Lesson 03: one user, changed from a dict."""

from __future__ import annotations

from datetime import UTC, datetime

from sqlalchemy import select
from sqlalchemy.exc import IntegrityError

from course_lib.app import User

from .attempt import Attempt
from .exercise import Check, ErrorMessage, Exercise, Transaction
from .lesson_03_refusals import expect_nothing_pending, expect_refusal
from .lesson_03_rows import users

LESSON = "03_update"


_STORED = select(User.id, User.username, User.email, User.is_active).order_by(User.id)


# update_user


async def _updates_one_user(attempt: Attempt) -> None:
    before = await attempt.rows(_STORED)
    user = await attempt.call(5, {"username": "Amá", "email": "new@example.org"})
    attempt.expect_object(user, User)
    attempt.expect(
        await attempt.rows(_STORED) != before,
        "The users table is what it was: no change was sent, and none is waiting.",
        mistake="no_update",
        next_step="The flush sends attributes that were set on the object. A refresh before the "
        "flush puts the old values back.",
    )
    expected = [(5, "Amá", "new@example.org", True) if row[0] == 5 else row for row in before]
    await attempt.expect_rows(
        _STORED,
        expected,
        "After the call the users table is not what was asked for: user 5 with the two new values, "
        "and everybody else as before.",
    )
    attempt.expect_object(user, User, id=5, username="Amá", email="new@example.org")


async def _sets_false_values(attempt: Attempt) -> None:
    user = await attempt.call(9, {"is_active": False})
    await attempt.expect_rows(
        select(User.username, User.is_active).where(User.id == 9),
        [("kim", False)],
        "`is_active` was given as False, and the row of user 9 does not say so.",
        mistake="skipped_false",
        next_step="Set every value that the dict holds; `if value:` drops False, 0 and the empty "
        "text.",
    )
    attempt.expect_object(user, User, id=9, username="kim", is_active=False)


async def _answers_none_for_no_user(attempt: Attempt) -> None:
    before = await attempt.rows(_STORED)
    values = {"username": "new", "email": "new@example.org", "hashed_password": "h"}
    user = await attempt.call(77, values)
    await attempt.expect_rows(
        _STORED,
        before,
        "There is no user 77, and the call changed the table.",
        mistake="inserted",
        next_step="`merge` and `add` insert where there is no row. Load the user first, and return "
        "None where there is none.",
    )
    attempt.expect_none(user, "there is no user 77.")


NO_USER = ErrorMessage(
    AttributeError,
    "'NoneType' object has no attribute",
    "missing_row_raises",
    "There is no row with this id, and the function went on with None.",
    "`db.get(…)` gives None where there is no row: return None before you set anything.",
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
    ),
    praise="The UPDATE names only what differs, so it cannot undo what somebody else has written "
    "into another column.",
    errors=(
        NO_USER,
        ErrorMessage(
            TypeError,
            "does not support item assignment",
            "item_assignment",
            "A User is no dict: its fields are attributes.",
            "`setattr(user, name, value)` sets the attribute whose name is in `name`.",
        ),
        ErrorMessage(
            IntegrityError,
            "users.email",
            "no_where",
            "The UPDATE would give one email to several users, and the database refused.",
            "Which user is meant? `.where(User.id == user_id)`.",
        ),
        ErrorMessage(
            IntegrityError,
            "users.id",
            "inserted",
            "A second row with this id was to be inserted; the one that is there should change.",
            "Load it: `await db.get(User, user_id)`.",
        ),
    ),
)


# patch_user

_CHECK_FIRST = "Check every name before you set the first one."
_WRITTEN = select(User.id, User.username, User.hashed_password, User.created_at).order_by(User.id)


async def _patches_a_user(attempt: Attempt) -> None:
    before = await attempt.rows(_STORED)
    user = await attempt.call(2, {"username": "Rúna", "is_active": False})
    attempt.expect_object(user, User)
    attempt.expect(
        (2, "Rúna", "runa@example.org", True) not in await attempt.rows(_STORED),
        "`is_active` was given as False, and the row of user 2 does not say so.",
        mistake="skipped_false",
        next_step="Set every value that the dict holds; `if value:` drops False.",
    )
    expected = [(2, "Rúna", "runa@example.org", False) if row[0] == 2 else row for row in before]
    await attempt.expect_rows(
        _STORED,
        expected,
        "After the call the users table is not what was asked for: user 2 with the two new values, "
        "and everything else as before.",
    )
    attempt.expect_object(user, User, id=2, username="Rúna", is_active=False)


async def _refuses_a_key(attempt: Attempt) -> None:
    await expect_refusal(
        attempt,
        12,
        {"id": 77},
        error=ValueError,
        message='`{"id": 77}` was accepted: whoever sends a dict can change a primary key.',
        mistake="mass_assignment",
        next_step="Name the fields that may be written, and raise ValueError for every other one.",
        if_changed=_WRITTEN,
    )
    await expect_refusal(
        attempt,
        12,
        {"hashed_password": "mine now"},
        error=ValueError,
        message="`hashed_password` was accepted: whoever sends a dict can set a password.",
        mistake="mass_assignment",
        next_step="Compare with the fields that may be written, not with those that exist.",
        if_changed=_WRITTEN,
    )
    await attempt.expect_rows(
        select(User.username, User.hashed_password).where(User.id == 12),
        [("lev", "h12")],
        "ValueError was raised, but the row was changed before.",
        mistake="half_changed",
        next_step=_CHECK_FIRST,
    )


async def _refuses_a_typo(attempt: Attempt) -> None:
    await expect_refusal(
        attempt,
        12,
        {"usrname": "leo"},
        error=ValueError,
        message="There is no field `usrname`, and nobody was told: the change is lost in silence.",
        mistake="unknown_accepted",
        next_step="Raise ValueError for every name that is not one of the three.",
    )


async def _refuses_all_or_nothing(attempt: Attempt) -> None:
    lev = await attempt.get(User, 12)
    await expect_refusal(
        attempt,
        12,
        {"username": "leo", "created_at": datetime(2020, 1, 1, tzinfo=UTC)},
        error=ValueError,
        message="`created_at` was accepted, beside a field that may be written.",
        mistake="mass_assignment",
        next_step="Check all names: one that is fine does not excuse the next.",
        if_changed=_WRITTEN,
    )
    expect_nothing_pending(attempt, _CHECK_FIRST)
    await attempt.expect_rows(
        select(User.username).where(User.id == 12),
        [("lev",)],
        "ValueError was raised, but the row was changed before.",
        mistake="half_changed",
        next_step=_CHECK_FIRST,
    )
    attempt.expect(
        attempt.read(lev, "username") == "lev",
        "ValueError was raised, but the user object has the new name.",
        mistake="half_changed",
        next_step=_CHECK_FIRST,
    )


async def _patches_nobody(attempt: Attempt) -> None:
    user = await attempt.call(77, {"username": "new"})
    attempt.expect_none(user, "there is no user 77.")


patch_user = Exercise(
    name="patch_user",
    lesson=LESSON,
    title="Update only what may be updated",
    asks="Change `username`, `email` and `is_active` of a user as the dict says; raise ValueError, "
    "with nothing changed, if it names anything else. Flush; the caller commits.",
    parameters=("db", "user_id", "changes"),
    transaction=Transaction.FLUSH,
    budget=2,
    hints=(
        "First decide whether the dict may be applied at all, then apply it as in `update_user`.",
        "`changes.keys()` can be subtracted from: what is left of it without the three names is "
        "what you refuse.",
        'Before anything is set: `if changes.keys() - {"username", "email", "is_active"}: raise '
        "ValueError(…)`.",
    ),
    checks=(
        Check("The named fields change, the others stay.", _patches_a_user, users),
        Check("A key and a password cannot be set.", _refuses_a_key, users),
        Check("A field that does not exist is refused.", _refuses_a_typo, users),
        Check("One bad name, and nothing is changed.", _refuses_all_or_nothing, users),
        Check("Without such a user, None comes back.", _patches_nobody, users),
    ),
    praise="You listed what may be written, so a column that is added next year is refused too. "
    "And the check came first: all or nothing.",
    errors=(NO_USER,),
)
