"""Lesson 03: one user, changed from a dict that came from outside."""

from __future__ import annotations

from typing import Any

from sqlalchemy import inspect, select
from sqlalchemy.exc import CompileError

from course_lib.app import Tag, User

from .attempt import Attempt
from .errors import is_lazy_load
from .exercise import Check, ErrorMessage, Exercise, Transaction
from .lesson_03_one_user import SHARED_CHECKS, SHARED_ERRORS, expect_one_changed, stored
from .lesson_03_refusals import call_without, expect_nothing_pending, expect_refusal
from .lesson_03_rows import LONG_AGO, users
from .refused_writes import expect_that_very_error

LESSON = "03_update"

_CHECK_FIRST = "Check every name before you set the first one."
_COMPARE = "Compare with the fields that may be written, not with those that exist."
_WRITTEN = select(
    User.id, User.username, User.hashed_password, User.created_at, User.updated_at
).order_by(User.id)


async def _patches_a_user(attempt: Attempt) -> None:
    before = await stored(attempt)
    changes = {"username": " Rúna", "email": "Runa@example.org", "is_active": False}
    user = await attempt.call(2, dict(changes))
    await expect_one_changed(attempt, user, 2, before, changes)


async def _refuses(
    attempt: Attempt, changes: dict[str, Any], message: str, next_step: str = _COMPARE
) -> None:
    await expect_refusal(
        attempt,
        12,
        changes,
        error=ValueError,
        message=message,
        mistake="mass_assignment",
        next_step=next_step,
        if_changed=_WRITTEN,
        shows_acceptance=is_lazy_load,
    )


async def _refuses_a_key(attempt: Attempt) -> None:
    await _refuses(
        attempt,
        {"id": 77},
        '`{"id": 77}` was accepted: whoever sends a dict can change a primary key.',
        "Name the fields that may be written, and raise ValueError for every other one.",
    )
    await _refuses(
        attempt,
        {"hashed_password": "mine now"},
        "`hashed_password` was accepted: whoever sends a dict can set a password.",
    )
    await attempt.expect_rows(
        select(User.username, User.hashed_password).where(User.id == 12),
        [("lev", "h12")],
        "ValueError was raised, but the row was changed before.",
        mistake="half_changed",
        next_step=_CHECK_FIRST,
    )


async def _refuses_other_fields(attempt: Attempt) -> None:
    await _refuses(
        attempt,
        {"updated_at": LONG_AGO.replace(year=2021)},
        "`updated_at` was accepted: whoever sends a dict can backdate a change.",
    )
    await expect_refusal(
        attempt,
        12,
        {"posts": []},
        error=ValueError,
        message="`posts` was accepted: whoever sends a dict can take a user's posts away.",
        mistake="mass_assignment",
        next_step=_COMPARE,
        shows_acceptance=is_lazy_load,
    )


def _refuses_a_name(name: str) -> Check:
    async def refuse(attempt: Attempt) -> None:
        await expect_refusal(
            attempt,
            12,
            {name: "leo"},
            error=ValueError,
            message=f"There is no field {name!r}, and nobody was told: a name is one of the three "
            "letter by letter, or it is refused.",
            mistake="unknown_accepted",
            next_step="Raise ValueError for every name that is not one of the three. In a text, "
            "`in` finds pieces of words, too: use a set or a tuple of names.",
        )

    return Check(f"{name!r} is no field, and is refused.", refuse, users)


async def _refuses_all_or_nothing(attempt: Attempt) -> None:
    attempt.db.add(Tag(id=8, name="earlier"))
    await attempt.db.flush()
    lev = await attempt.get(User, 12)
    changes = {"username": "leo", "created_at": LONG_AGO.replace(year=2020), "is_active": True}
    await _refuses(
        attempt,
        changes,
        "`created_at` was accepted, beside fields that may be written.",
        "Check all names: one that is fine does not excuse another, before it or after it.",
    )
    await attempt.expect_rows(
        select(Tag.name),
        [("earlier",)],
        "The caller had added a tag before, in the same transaction. After the ValueError it is "
        "gone: a rollback takes back what others have done, too.",
        mistake="lost_earlier_work",
        next_step=_CHECK_FIRST,
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
        "username" in inspect(lev).dict,
        "ValueError was raised, but the caller's object was expired: who reads `user.username` "
        "now gets a MissingGreenlet.",
        mistake="lazy_load",
        next_step=_CHECK_FIRST,
    )
    attempt.expect(
        lev.username == "lev",
        "ValueError was raised, but the user object has the new name.",
        mistake="half_changed",
        next_step=_CHECK_FIRST,
    )


async def _patches_nobody(attempt: Attempt) -> None:
    user = await call_without(
        attempt,
        ValueError,
        77,
        {"username": "new"},
        message="There is no user 77, and ValueError was raised; None was asked for.",
        mistake="missing_raises",
        next_step="ValueError is for names that may not be written. Return None where `db.get(…)` "
        "gives None.",
    )
    attempt.expect_none(user, "there is no user 77.", next_step="Return what `db.get(…)` gives.")


async def _changes_nothing(attempt: Attempt) -> None:
    before = await stored(attempt)
    user = await call_without(
        attempt,
        ValueError,
        5,
        {},
        message="The dict is empty, so it names nothing that may not be written, and ValueError "
        "was raised.",
        mistake="empty_refused",
        next_step="Whether the dict may be applied is a question of its names alone.",
    )
    attempt.expect(
        user is not None,
        "The dict is empty, and None came back: it means that there is no user 5.",
        mistake="empty_is_missing",
        next_step="Return the user, with nothing changed.",
    )
    await expect_one_changed(attempt, user, 5, before, {})


async def _lets_that_very_error_out(attempt: Attempt) -> None:
    await expect_that_very_error(
        attempt,
        9,
        {"email": "lev@example.org"},
        taken="The email is lev's",
        because=". ValueError is for names that may not be written, and here the name may.",
        next_step="Let the IntegrityError out as it is: no `try` is needed.",
    )


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
        _refuses_a_name("usrname"),
        Check("One bad name, and nothing is changed.", _refuses_all_or_nothing, users),
        Check("No other field can be set.", _refuses_other_fields, users),
        _refuses_a_name("Username"),
        _refuses_a_name("name"),
        _refuses_a_name("email "),
        Check("Without such a user, None comes back.", _patches_nobody, users),
        Check("An empty dict changes nothing.", _changes_nothing, users),
        *SHARED_CHECKS,
        Check(
            "The error of a taken email is the IntegrityError itself.",
            _lets_that_very_error_out,
            users,
            budgeted=False,
        ),
    ),
    praise="You listed what may be written, so a column that is added next year is refused too. "
    "And the check came first: all or nothing.",
    errors=(
        *SHARED_ERRORS,
        ErrorMessage(
            ValueError,
            "",
            "refused_writable",
            "`username`, `email` and `is_active` may be changed, whatever their values, and "
            "ValueError was raised.",
            "Print what is compared with what. Is each name a text of its own, with a comma "
            "behind it? Is it the names that decide, and nothing else?",
        ),
        ErrorMessage(
            TypeError,
            "keyword argument",
            "wrong_error",
            "A call got a name that it does not know, and its TypeError left the function; "
            "ValueError was asked for.",
            "`raise ValueError(…)`, or catch the TypeError and raise ValueError from it.",
        ),
        ErrorMessage(
            CompileError,
            "Unconsumed column names",
            "wrong_error",
            "A name that no column has came as far as the UPDATE, and SQLAlchemy's CompileError "
            "left the function; ValueError was asked for.",
            _COMPARE,
        ),
    ),
)
