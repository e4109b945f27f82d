"""Lesson 05: what must hold where a method of CRUDBase refuses what it is given."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Executable
from sqlalchemy.exc import CompileError, IntegrityError, InvalidRequestError

from course_lib.app import ConflictError, CRUDError, FieldError

from .attempt import Attempt, LearnerError

_RAISED_ON_PURPOSE = (
    ValueError,
    KeyError,
    AttributeError,
    PermissionError,
    CRUDError,
    CompileError,
    InvalidRequestError,
)


async def expect_conflict(
    attempt: Attempt, crud: Any, method: str, *given: Any, **named: Any
) -> Any:
    """Call a method with a value that another row has: it must raise ConflictError."""
    try:
        came = await attempt.call_method(crud, method, *given, **named)
    except LearnerError as raised:
        cause = raised.__cause__
        if isinstance(cause, ConflictError):
            attempt.stated += 1
            return
        attempt.expect(
            not isinstance(cause, IntegrityError),
            f"The name is taken, and the driver's IntegrityError left `crud.{method}`: a caller "
            "would have to know the database to read it.",
            mistake="driver_error",
            next_step="Catch it around the flush and `raise ConflictError(…) from error` in its "
            "place.",
        )
        _refuse_other_errors(attempt, cause, ConflictError)
        raise
    attempt.expect(
        False,
        f"`{attempt.called}` raised nothing, though another row has this name.",
        mistake="swallowed_error",
        next_step="The caller takes it for done: let a ConflictError out.",
        came_back=came,
    )


async def expect_no_conflict(attempt: Attempt, crud: Any, **values: Any) -> None:
    """Create a row that lacks a value: the error must not say that something is taken."""
    try:
        came = await attempt.call_method(crud, "create", **values)
    except LearnerError as raised:
        cause = raised.__cause__
        attempt.expect(
            not isinstance(cause, ConflictError),
            f"`{attempt.called}` raised ConflictError, but no value is taken: a value is missing.",
            mistake="every_error_a_conflict",
            next_step="Look at `error.orig.sqlite_errorname`: only SQLITE_CONSTRAINT_UNIQUE is a "
            "conflict; `raise` passes every other error on.",
        )
        if isinstance(cause, IntegrityError | CRUDError | ValueError):
            return
        raise
    attempt.expect(
        False,
        f"`{attempt.called}` raised nothing, though the row cannot be stored.",
        mistake="swallowed_error",
        next_step="Only a taken value is yours to translate; `raise` passes every other error on.",
        came_back=came,
    )


async def expect_field_error(
    attempt: Attempt,
    crud: Any,
    key: Any,
    values: dict[str, Any],
    stored: Executable,
    *,
    message: str,
    mistake: str,
    next_step: str,
) -> None:
    """Call update with a field that it must refuse: FieldError, and nothing was changed.

    Args:
        attempt: The attempt.
        crud: What the learner's class gave.
        key: The key of the row.
        values: What to set.
        stored: Selects what must stay as it is.
        message: What to say where nothing is raised.
        mistake: The short name of that mistake.
        next_step: What to try next.
    """
    before = await attempt.rows(stored)
    try:
        came = await attempt.call_method(crud, "update", key, values)
    except LearnerError as raised:
        cause = raised.__cause__
        if not isinstance(cause, FieldError):
            _refuse_other_errors(attempt, cause, FieldError)
            raise
    else:
        attempt.expect(False, message, mistake=mistake, next_step=next_step, came_back=came)
    changed = [each for each in attempt.db.dirty if attempt.db.is_modified(each)]
    attempt.expect(
        not changed and await attempt.rows(stored) == before,
        f"`{attempt.called}` raised FieldError, as it should, but it had set a field before: the "
        "caller's next flush would send half a change.",
        mistake="half_changed",
        next_step="Look at all names first, and set the values only then.",
    )


def _refuse_other_errors(
    attempt: Attempt, cause: BaseException | None, asked: type[Exception]
) -> None:
    """State that a refusal has the class that was asked for."""
    on_purpose = isinstance(cause, _RAISED_ON_PURPOSE)
    attempt.expect(
        not on_purpose and type(cause) is not Exception,
        f"`{attempt.called}` raised {type(cause).__name__}; {asked.__name__} was asked for.",
        mistake="wrong_error",
        next_step=f"`raise {asked.__name__}(…)`, from `course_lib.app`: a caller catches the class "
        "that was agreed.",
        came=str(cause).partition("\n")[0],
    )
