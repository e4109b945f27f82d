"""Lesson 03: what must hold where one user is changed from a dict."""

from __future__ import annotations

from typing import Any

from sqlalchemy import select
from sqlalchemy.exc import IntegrityError

from course_lib.app import Tag, User

from .attempt import Attempt, LearnerError
from .exercise import Check, ErrorMessage
from .lesson_03_rows import users
from .refused_writes import savepoint_of_the_caller

_COLUMNS = (
    User.id,
    User.username,
    User.email,
    User.hashed_password,
    User.is_active,
    User.created_at,
)
STORED = select(*_COLUMNS).order_by(User.id)

_IN_A_LOOP = (
    "Missing means `leave it`. In a loop over `.items()`, `setattr(user, name, value)` sets what "
    "the dict holds, and nothing else."
)

Row = dict[str, Any]


async def stored(attempt: Attempt) -> dict[int, Row]:
    """The users in the table: their columns by name, all but `updated_at`, by id."""
    names = [column.key for column in _COLUMNS]
    rows = [dict(zip(names, row, strict=True)) for row in await attempt.rows(STORED)]
    return {row["id"]: row for row in rows}


async def expect_one_changed(
    attempt: Attempt, user: Any, number: int, before: dict[int, Row], changes: dict[str, Any]
) -> None:
    """Expect that one user has new values in the table, and that nothing else is changed.

    Args:
        attempt: The attempt.
        user: What the function returned; it must be this user, with the new values.
        number: The id of the user.
        before: What `stored` gave before the call.
        changes: The new values, by name.
    """
    attempt.expect_object(user, User)
    after = await stored(attempt)
    attempt.expect(
        set(after) == set(before),
        "After the call the users table has other ids than before.",
        mistake="wrong_rows",
        next_step="An update changes a row that is there; it neither inserts nor deletes.",
        ids_before=list(before),
        ids_after=list(after),
    )
    others = [other for other in before if other != number and after[other] != before[other]]
    attempt.expect(
        not others,
        f"Only user {number} was meant, and user {others[0] if others else ''} was changed too.",
        mistake="no_where",
        next_step="Which user is meant? `.where(User.id == user_id)`.",
    )
    for name, value in changes.items():
        _expect_written(attempt, after[number] == before[number], name, value, after[number][name])
    for name, old in before[number].items():
        attempt.expect(
            name in changes or after[number][name] == old,
            f"The dict does not name `{name}`, and the call changed it.",
            mistake="other_field_changed",
            next_step=_IN_A_LOOP,
            before=old,
            after=after[number][name],
        )
    attempt.expect_object(user, User, id=number)
    expect_shown(attempt, user, changes)


def _expect_written(attempt: Attempt, untouched: bool, name: str, value: Any, came: Any) -> None:
    attempt.expect(
        came == value or bool(value),
        f"`{name}` was given as {value!r}, and the row does not say so.",
        mistake="skipped_false",
        next_step="Set every value that the dict holds; `if value:` drops False, 0 and the empty "
        "text.",
    )
    attempt.expect(
        came == value or not untouched,
        "The users table is what it was: no change was sent, and none is waiting.",
        mistake="no_update",
        next_step="The flush sends attributes that were set on the object. A refresh before the "
        "flush puts the old values back.",
    )
    attempt.expect(
        came == value,
        f"`{name}` was given as {value!r}, and in the row it is {came!r}.",
        mistake="wrong_rows",
        next_step="Every field that the dict names is set, to just that value.",
    )


def expect_shown(attempt: Attempt, user: Any, changes: dict[str, Any]) -> None:
    """Expect that the object that came back has the values that are in the table by now."""
    for name, value in changes.items():
        came = attempt.read(user, name)
        attempt.expect(
            came == value,
            f"The row has the new value, and the user that came back still says "
            f"`{name}={came!r}`: it was loaded before.",
            mistake="stale_object",
            next_step="Set the attributes and flush: then the object is what was changed. Behind "
            "an `update()`, ask for the user with the execution option `populate_existing=True`.",
        )


async def _changes_an_inactive_user(attempt: Attempt) -> None:
    before = await stored(attempt)
    user = await attempt.call(14, {"username": "Noor"})
    attempt.expect(
        user is not None,
        "User 14 is inactive, and still there: None means that there is no such user.",
        mistake="active_only",
        next_step="The id alone decides: take the other condition out.",
    )
    await expect_one_changed(attempt, user, 14, before, {"username": "Noor"})


async def _changes_a_loaded_user(attempt: Attempt) -> None:
    lev = await attempt.get(User, 12)
    before = await stored(attempt)
    user = await attempt.call(12, {"username": "leo"})
    await expect_one_changed(attempt, user, 12, before, {"username": "leo"})
    attempt.expect(
        lev in attempt.db,
        "The caller had loaded user 12, and the call took the object out of the session.",
        mistake="detached",
        next_step="Change the object that the session holds: `await db.get(User, user_id)`.",
    )


async def _keeps_what_others_write(attempt: Attempt) -> None:
    sql = "UPDATE users SET email = ? WHERE id = ?"
    with attempt.somebody_writes_first(sql, "kim@example.com", 9):
        await attempt.call(9, {"username": "Kim"})
    await attempt.expect_rows(
        select(User.username, User.email).where(User.id == 9),
        [("Kim", "kim@example.com")],
        "Somebody changed the email after your read and before your UPDATE, and it has the old "
        "value again: the UPDATE wrote a field that the dict does not name.",
        mistake="lost_update",
        next_step=_IN_A_LOOP,
    )


async def _lets_a_taken_email_raise(attempt: Attempt) -> None:
    attempt.db.add(Tag(id=8, name="earlier"))
    await attempt.db.flush()
    error: BaseException | None = None
    came = None
    async with savepoint_of_the_caller(attempt):
        try:
            came = await attempt.call(9, {"email": "lev@example.org"})
        except LearnerError as raised:
            error = raised.__cause__
            if not isinstance(error, Exception):  # it was stopped, or asked Python to exit
                raise
    attempt.expect(
        error is not None,
        "The email is another user's and the row could not be changed, yet the function raised "
        "nothing: the caller takes it for done, or the user for missing.",
        mistake="swallowed_error",
        next_step="Let the error leave the function.",
        came_back=came,
    )
    await attempt.expect_rows(
        select(Tag.name),
        [("earlier",)],
        "The caller had added a tag before, in the same transaction, and set a savepoint before "
        "the call. The error of the taken email came out, and the tag is gone.",
        mistake="rolled_back",
        next_step="Leave the rollback to the caller, who knows what it would undo.",
    )


async def _sets_an_empty_text(attempt: Attempt) -> None:
    before = await stored(attempt)
    user = await attempt.call(9, {"username": ""})
    await expect_one_changed(attempt, user, 9, before, {"username": ""})


SHARED_CHECKS = (
    Check("An inactive user can be changed, too.", _changes_an_inactive_user, users),
    Check("An object that was loaded before shows it.", _changes_a_loaded_user, users),
    Check("Somebody else's change of another field stays.", _keeps_what_others_write, users),
    Check("An empty text is a value, too.", _sets_an_empty_text, users),
    Check("An email that is taken is an error.", _lets_a_taken_email_raise, users, budgeted=False),
)

SHARED_ERRORS = (
    ErrorMessage(
        AttributeError,
        "'NoneType' object has no attribute",
        "missing_row_raises",
        "There is no row with this id, and the function went on with None.",
        "`db.get(…)` gives None where there is no row: return None before you set anything.",
    ),
    ErrorMessage(
        IntegrityError,
        "NOT NULL constraint failed: users.",
        "missing_is_none",
        "A field that the dict does not name was set to None, and the database refused.",
        _IN_A_LOOP,
    ),
    ErrorMessage(
        KeyError,
        "",
        "field_demanded",
        "The dict holds only what is to be changed, and a field was demanded that it does not "
        "name (KeyError).",
        _IN_A_LOOP,
    ),
    ErrorMessage(
        ValueError,
        "values to unpack",
        "no_items",
        "A loop over a dict gives its keys, and a key was to be taken apart into two names.",
        "With `.items()` behind the dict the loop gives both, the name and the value.",
    ),
)
