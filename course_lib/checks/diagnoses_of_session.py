"""Errors of a session, its transaction and its objects: the mistake behind each."""

from __future__ import annotations

from sqlalchemy import exc
from sqlalchemy.orm import exc as orm_exc

from .diagnosis import Diagnosis
from .errors import is_lazy_load, said_by, text_of


def lazy_load(error: BaseException) -> Diagnosis | None:
    """An attribute that was not loaded was read."""
    if not is_lazy_load(error):
        return None
    return Diagnosis(
        "lazy_load",
        "An attribute that was not loaded was read, and loading it needs a SELECT that cannot be "
        "awaited there (MissingGreenlet).",
        "Set the relationship from the other side, or load it beforehand.",
    )


def session_not_usable(error: BaseException) -> Diagnosis | None:
    """A flush had failed, and the session was not rolled back."""
    if not isinstance(error, exc.PendingRollbackError):
        return None
    return Diagnosis(
        "pending_rollback",
        "A flush failed before, and the session waits for a rollback: until then it sends nothing "
        "(PendingRollbackError).",
        "Let the flush that may fail happen inside `async with db.begin_nested():`, so that only "
        "the savepoint is rolled back.",
    )


def integrity(error: BaseException) -> Diagnosis | None:
    """The database refused a row."""
    if not isinstance(error, exc.IntegrityError):
        return None
    reason = str(error.orig)
    if "NOT NULL" in reason:
        column = reason.rpartition(": ")[2]
        return Diagnosis(
            "missing_field",
            f"The database refused the row: `{column}` has no value, and it must have one.",
            "Is every value that the function is given handed on?",
        )
    return Diagnosis(
        "integrity_error",
        f"The database refused the row ({reason}), and the error left the function.",
        "Which row is there already, or which row that it points to is missing?",
    )


def began_again(error: BaseException) -> Diagnosis | None:
    """A transaction was begun in a transaction."""
    if "A transaction is already begun on this Session" not in said_by(error):
        return None
    return Diagnosis(
        "began_again",
        "`db.begin()` was called on a session that is in a transaction already: the caller's.",
        "Take `begin()` out. The session begins a transaction by itself, and the caller ends it.",
    )


def caught_inside(error: BaseException) -> Diagnosis | None:
    """An error was caught inside the block of its own transaction."""
    if "Can't operate on closed transaction inside context manager" not in text_of(error):
        return None
    return Diagnosis(
        "caught_inside",
        "The block of a transaction or savepoint went on after its transaction was over: an error "
        "was caught inside the block, or it was committed or rolled back there.",
        "Put the `try` around the whole block: an error has to leave it first, and the block ends "
        "its transaction by itself.",
    )


def not_persistent(error: BaseException) -> Diagnosis | None:
    """An object without a row was refreshed."""
    if "is not persistent within this Session" not in said_by(error):
        return None
    return Diagnosis(
        "refresh_before_flush",
        "`refresh` was called on an object that has no row yet.",
        "Flush first. After the flush the id is there, and the refresh is not needed.",
    )


def detached(error: BaseException) -> Diagnosis | None:
    """An object was read after it had left its session."""
    if not isinstance(error, orm_exc.DetachedInstanceError):
        return None
    return Diagnosis(
        "detached",
        "An object was read after it had left its session (DetachedInstanceError).",
        "Do not close the session or expunge the object: the caller goes on using both.",
    )


def result_count(error: BaseException) -> Diagnosis | None:
    """One row was demanded, and none or several came."""
    if isinstance(error, exc.NoResultFound):
        return Diagnosis(
            "no_row",
            "A row was demanded, and none came (NoResultFound).",
            "`scalar_one_or_none()` and `db.scalar(…)` give None where there is no row.",
        )
    if isinstance(error, exc.MultipleResultsFound):
        return Diagnosis(
            "many_rows",
            "One row was demanded, and several came (MultipleResultsFound).",
            "Does the WHERE leave only one?",
        )
    return None


def own_session(error: BaseException) -> Diagnosis | None:
    """A session or connection was opened beside the caller's."""
    if "cannot start a transaction within a transaction" not in said_by(error):
        return None
    return Diagnosis(
        "own_session",
        "A second session or connection was opened beside `db`.",
        "Do everything through the parameter `db`: only then can the caller commit it or take it "
        "back.",
    )


def one_session_at_once(error: BaseException) -> Diagnosis | None:
    """Several tasks used one session."""
    signs = (
        "concurrent operations are not permitted",
        "already flushing",
        "is already in progress",
    )
    if not any(sign in said_by(error) for sign in signs):
        return None
    return Diagnosis(
        "concurrent_session",
        "One session was used by several tasks at once (`gather`, `create_task`).",
        "A session does one thing at a time: await one call after the other.",
    )
