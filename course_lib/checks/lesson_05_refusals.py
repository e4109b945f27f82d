"""Lesson 05: what must hold where a method of CRUDBase refuses what it is given."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Executable
from sqlalchemy.exc import CompileError, IntegrityError, InvalidRequestError, SQLAlchemyError

from course_lib.app import ConflictError, CRUDError, FieldError

from .attempt import Attempt, LearnerError, chain
from .errors import text_of
from .slips import refuse_raising_for_nothing
from .unmet import Unmet

_RAISED_ON_PURPOSE = (
    ValueError,
    KeyError,
    AttributeError,
    PermissionError,
    CRUDError,
    CompileError,
    InvalidRequestError,
)
_SLIPS_OF_THE_PEN = (AttributeError, NameError, TypeError, SQLAlchemyError)


async def call_method_for_nothing(
    attempt: Attempt, crud: Any, method: str, *given: Any, asked_for: str = "None"
) -> Any:
    """Call a method for a row that is not there, which is an answer and no error.

    Args:
        attempt: The attempt.
        crud: What the learner's class gave.
        method: The method's name.
        given: What to call with, the session left out.
        asked_for: What it is to give, such as "None".
    """
    try:
        return await attempt.call_method(crud, method, *given)
    except LearnerError as raised:
        attempt.expect(
            not isinstance(raised.__cause__, IntegrityError),
            f"There is no such row, and `{attempt.called}` tried to insert one.",
            mistake="inserted",
            next_step="`merge` inserts what it does not find: look with `get`.",
        )
        refuse_raising_for_nothing(attempt, raised, asked_for)
        raise


async def expect_conflict(
    attempt: Attempt, crud: Any, method: str, *given: Any, field: str = "name", **named: Any
) -> None:
    """Call a method with a value that another row has: it must raise ConflictError.

    Args:
        attempt: The attempt.
        crud: What the learner's class gave.
        method: The method's name.
        given: What to call with, the session left out.
        field: The field whose value is taken.
        named: What to call with by name.
    """
    await attempt.db.connection()
    before = attempt.db.sync_session.get_transaction()
    try:
        await _call_refused(attempt, crud, method, given, named)
    except LearnerError as raised:
        cause = raised.__cause__
        if not isinstance(cause, ConflictError):
            is_key = field == "id"
            attempt.expect(
                not isinstance(cause, IntegrityError),
                f"The {field} is taken, and the driver's IntegrityError left `{attempt.called}`: a "
                "caller would have to know the database to read it.",
                mistake="key_not_a_conflict" if is_key else "driver_error",
                next_step="SQLite has a name of its own for a primary key that is taken: look for "
                "SQLITE_CONSTRAINT_PRIMARYKEY, too."
                if is_key
                else "Catch it around the flush and `raise ConflictError(…) from error` in its "
                "place.",
            )
            _refuse_other_errors(attempt, cause, ConflictError)
            raise
    else:
        attempt.expect(
            False,
            f"`{attempt.called}` raised nothing, though another row has this {field}.",
            mistake="swallowed_error",
            next_step="The caller takes it for done: let a ConflictError out.",
        )
    # After a flush that failed, the session waits for the caller's rollback, and is not active.
    attempt.expect(
        not attempt.db.is_active or attempt.db.sync_session.get_transaction() is before,
        f"`{attempt.called}` raised ConflictError, as it should, but it had rolled back the "
        "caller's transaction: the caller goes on, and what it had not committed is gone.",
        mistake="rolled_back",
        next_step="Leave the rollback to the caller, who knows what else is in the transaction.",
    )


async def expect_no_conflict(
    attempt: Attempt,
    crud: Any,
    method: str,
    *given: Any,
    though: str = "the row cannot be stored",
    **named: Any,
) -> None:
    """Call a method with what the database refuses, though no value is taken: its error comes out.

    Args:
        attempt: The attempt.
        crud: What the learner's class gave.
        method: The method's name.
        given: What to call with, the session left out.
        though: Why the database refuses it.
        named: What to call with by name.
    """
    try:
        await _call_refused(attempt, crud, method, given, named)
    except LearnerError as raised:
        cause = raised.__cause__
        attempt.expect(
            not isinstance(cause, ConflictError),
            f"`{attempt.called}` raised ConflictError, but no value is taken: the database refused "
            "it for another reason.",
            mistake="every_error_a_conflict",
            next_step="Look at `error.orig.sqlite_errorname`: only what ends in `_UNIQUE` or "
            "`_PRIMARYKEY` is a conflict; `raise` passes every other error on.",
        )
        if isinstance(cause, IntegrityError | CRUDError):
            return
        attempt.expect(
            isinstance(cause, _SLIPS_OF_THE_PEN)
            or not any(isinstance(each, IntegrityError) for each in chain(cause)),
            f"`{attempt.called}` raised {type(cause).__name__} in place of the database's error.",
            mistake="other_error_translated",
            next_step="Only a taken value is yours to translate; `raise` passes every other error "
            "on as it came.",
            came=text_of(cause).partition("\n")[0] if cause else "",
        )
        if isinstance(cause, ValueError):  # it looked before it sent anything
            return
        raise
    attempt.expect(
        False,
        f"`{attempt.called}` raised nothing, though {though}.",
        mistake="swallowed_error",
        next_step="Only a taken value is yours to translate; `raise` passes every other error on.",
    )


async def _call_refused(
    attempt: Attempt, crud: Any, method: str, given: tuple[Any, ...], named: dict[str, Any]
) -> None:
    """Call a method that must raise.

    That the session is broken behind an error which was swallowed is not told: it is broken after
    one that was not, too.
    """
    try:
        await attempt.call_method(crud, method, *given, **named)
    except Unmet as unmet:
        if unmet.mistake != "broke_session":
            raise


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
    if cause is not None and attempt.explains(cause):
        return
    on_purpose = isinstance(cause, _RAISED_ON_PURPOSE)
    attempt.expect(
        not on_purpose and type(cause) is not Exception,
        f"`{attempt.called}` raised {type(cause).__name__}; {asked.__name__} was asked for.",
        mistake="wrong_error",
        next_step=f"`raise {asked.__name__}(…)`, from `course_lib.app`: a caller catches the class "
        "that was agreed.",
        came=str(cause).partition("\n")[0],
    )
