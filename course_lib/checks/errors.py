"""What the errors that learners meet mean, and the mistake behind each."""

from __future__ import annotations

import difflib
import re
from collections.abc import Callable
from dataclasses import dataclass

from sqlalchemy import exc
from sqlalchemy.orm import exc as orm_exc

from course_lib.app import Base


class InputAsked(Exception):  # noqa: N818 (the learner's `input()` ends in it)
    """Raised in place of waiting for somebody to type."""


@dataclass(frozen=True, slots=True)
class Diagnosis:
    """What an error means.

    Attributes:
        mistake: The short name of the mistake.
        message: What happened, for the learner.
        next_step: What to try next.
        is_error: Whether the verdict is `error` rather than `incorrect`: the attempt broke off in a
            way that says nothing of what it would have done.
    """

    mistake: str
    message: str
    next_step: str
    is_error: bool = False


def is_lazy_load(error: BaseException) -> bool:
    """Whether an error is SQLAlchemy's MissingGreenlet, in either of its shapes.

    SQLAlchemy 2.0 raises it bare; 2.1 with aiosqlite wraps it in a StatementError.
    """
    return (
        isinstance(error, exc.MissingGreenlet)
        or isinstance(getattr(error, "orig", None), exc.MissingGreenlet)
        or "greenlet_spawn has not been called" in text_of(error)
    )


def diagnose(error: BaseException) -> Diagnosis | None:
    """Recognise the mistake behind an error; None where no rule fits."""
    for rule in _RULES:
        found = rule(error)
        if found is not None:
            return found
    return None


def text_of(error: BaseException) -> str:
    """The message of an error; empty where the learner's own class fails to give one."""
    try:
        return str(error)
    except (Exception, SystemExit, KeyboardInterrupt):
        return ""


def first_line(error: BaseException) -> str:
    """The class and the first line of an error's message."""
    lines = text_of(error).strip().splitlines()
    return f"{type(error).__name__}: {lines[0]}" if lines else type(error).__name__


def _text(error: BaseException) -> str:
    return first_line(error).partition(": ")[2]


def _lazy_load(error: BaseException) -> Diagnosis | None:
    if not is_lazy_load(error):
        return None
    return Diagnosis(
        "lazy_load",
        "An attribute that was not loaded was read, and loading it needs a SELECT that cannot be "
        "awaited there (MissingGreenlet).",
        "Set the relationship from the other side, or load it beforehand.",
    )


def _forgot_await(error: BaseException) -> Diagnosis | None:
    # "'coroutine' object has no attribute …", "… is not iterable", and the driver's "type
    # 'coroutine' is not supported" for one that was given as a value.
    if "coroutine" not in _text(error) or not isinstance(
        error, AttributeError | TypeError | exc.SQLAlchemyError
    ):
        return None
    return Diagnosis(
        "forgot_await",
        "A coroutine was used as if it were its result: the call before it was not awaited.",
        "Put `await` before the call, and brackets around both where you go on with a dot: "
        "`(await db.execute(…)).scalars()`.",
    )


def _needless_await(error: BaseException) -> Diagnosis | None:
    found = re.search(r"object (\w+) can't be used in 'await' expression", _text(error)) or (
        re.search(r"'(\w+)' object can't be awaited", _text(error))
    )
    if not isinstance(error, TypeError) or found is None:
        return None
    return Diagnosis(
        "needless_await",
        f"`await` stands before something that gives {found[1]} at once, and has nothing to wait "
        "for.",
        "`db.add(…)`, `.scalars()` and `.all()` on a finished result send no SQL: call them "
        "without `await`.",
    )


def _legacy_query(error: BaseException) -> Diagnosis | None:
    found = re.search(r"'(AsyncSession|\w+)' (?:object )?has no attribute 'query'", _text(error))
    if not isinstance(error, AttributeError) or "'query'" not in _text(error):
        return None
    owner = found[1] if found else "This object"
    return Diagnosis(
        "legacy_query",
        f"{owner} has no `query`: that is SQLAlchemy 1.x, and an async session never had it.",
        "Build the statement with `select(User)` and send it: `await db.scalars(select(User))`.",
    )


def _unknown_field(error: BaseException) -> Diagnosis | None:
    text = _text(error)
    found = re.search(r"'(\w+)' is an invalid keyword argument for (\w+)", text)
    if found:
        field, model = found[1], found[2]
    else:
        found = re.search(r"Unconsumed column names: (\w+)", text)
        if not found:
            return None
        field, model = found[1], ""
    fields = _fields(model)
    near = difflib.get_close_matches(field, fields, n=1, cutoff=0.4)
    owner = model or "The table"
    return Diagnosis(
        "unknown_field",
        f"{owner} has no field `{field}`.",
        f"Did you mean `{near[0]}`?" if near else f"It has: {', '.join(fields)}.",
    )


def _fields(model: str) -> list[str]:
    names = [
        key
        for mapper in Base.registry.mappers
        if not model or mapper.class_.__name__ == model
        for key in mapper.all_orm_descriptors.keys()  # noqa: SIM118 (no dict)
    ]
    return list(dict.fromkeys(names))


def _session_not_usable(error: BaseException) -> Diagnosis | None:
    if not isinstance(error, exc.PendingRollbackError):
        return None
    return Diagnosis(
        "pending_rollback",
        "A flush failed before, and the session waits for a rollback: until then it sends nothing "
        "(PendingRollbackError).",
        "Let the flush that may fail happen inside `async with db.begin_nested():`, so that only "
        "the savepoint is rolled back.",
    )


def _integrity(error: BaseException) -> Diagnosis | None:
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


def _began_again(error: BaseException) -> Diagnosis | None:
    if "A transaction is already begun on this Session" not in _text(error):
        return None
    return Diagnosis(
        "began_again",
        "`db.begin()` was called on a session that is in a transaction already: the caller's.",
        "Take `begin()` out. The session begins a transaction by itself, and the caller ends it.",
    )


def _caught_inside(error: BaseException) -> Diagnosis | None:
    if "Can't operate on closed transaction inside context manager" not in text_of(error):
        return None
    return Diagnosis(
        "caught_inside",
        "The block of a transaction or savepoint went on after its transaction was over: an error "
        "was caught inside the block, or it was committed or rolled back there.",
        "Put the `try` around the whole block: an error has to leave it first, and the block ends "
        "its transaction by itself.",
    )


def _not_persistent(error: BaseException) -> Diagnosis | None:
    if "is not persistent within this Session" not in _text(error):
        return None
    return Diagnosis(
        "refresh_before_flush",
        "`refresh` was called on an object that has no row yet.",
        "Flush first. After the flush the id is there, and the refresh is not needed.",
    )


def _not_a_model(error: BaseException) -> Diagnosis | None:
    if not isinstance(error, orm_exc.UnmappedInstanceError):
        return None
    found = re.search(r"Class '(?:[\w.]+\.)?(\w+)' is not mapped", _text(error))
    came = found[1] if found else "This"
    return Diagnosis(
        "not_a_model",
        f"The session was given a {came}, which is no object of a model.",
        "`db.add` takes one object, `db.add_all` a list of them; rows as dicts go to "
        "`insert(User)`.",
    )


def _detached(error: BaseException) -> Diagnosis | None:
    if not isinstance(error, orm_exc.DetachedInstanceError):
        return None
    return Diagnosis(
        "detached",
        "An object was read after it had left its session (DetachedInstanceError).",
        "Do not close the session or expunge the object: the caller goes on using both.",
    )


def _result_count(error: BaseException) -> Diagnosis | None:
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


def _asyncio_run(error: BaseException) -> Diagnosis | None:
    signs = (
        "cannot be called from a running event loop",
        "event loop is already running",
        "while another loop is running",
    )
    if not any(sign in _text(error) for sign in signs):
        return None
    return Diagnosis(
        "asyncio_run",
        "A second event loop was started inside the function: one is running already.",
        "Take `asyncio.run(…)` away and await the call itself.",
    )


def _own_session(error: BaseException) -> Diagnosis | None:
    if "cannot start a transaction within a transaction" not in _text(error):
        return None
    return Diagnosis(
        "own_session",
        "A second session or connection was opened beside `db`.",
        "Do everything through the parameter `db`: only then can the caller commit it or take it "
        "back.",
    )


def _one_session_at_once(error: BaseException) -> Diagnosis | None:
    signs = (
        "concurrent operations are not permitted",
        "already flushing",
        "is already in progress",
    )
    if not any(sign in _text(error) for sign in signs):
        return None
    return Diagnosis(
        "concurrent_session",
        "One session was used by several tasks at once (`gather`, `create_task`).",
        "A session does one thing at a time: await one call after the other.",
    )


# What people write by a slip of the pen, with what to write instead.
_SLIPS: tuple[tuple[type[Exception], str, str, str], ...] = (
    (
        TypeError,
        r"object of type '(\w*Result)' has no len\(\)",
        "A result is no list: it has no length.",
        "`.all()` makes a list of it.",
    ),
    (
        TypeError,
        r"'\w*Result' object is not subscriptable",
        "A result is neither a list nor a dict.",
        "`.all()` makes a list of it.",
    ),
    (
        TypeError,
        r"__init__\(\) takes 1 positional argument but",
        "A model takes its values by name only.",
        "Name each field: `User(username=username, …)`.",
    ),
    (
        TypeError,
        r"'AsyncSession\w*' object does not support the context manager protocol",
        "It was opened with a plain `with`.",
        "Write `async with`.",
    ),
    (
        AttributeError,
        r"'\w*Result' object has no attribute 'rowcount'",
        "This result has no `rowcount`: an INSERT of many rows does not count them.",
        "`len(rows)` is how many there were.",
    ),
    (
        AttributeError,
        r"'Insert' object has no attribute 'on_conflict",
        "`insert` from `sqlalchemy` knows no ON CONFLICT: each database has its own form.",
        "Use `insert` from `sqlalchemy.dialects.sqlite`.",
    ),
    (
        AttributeError,
        r"object has no attribute '_sa_instance_state'",
        "A relationship was given something that is no object of a model.",
        "Make one first, such as `Post(title=title)`.",
    ),
    (
        exc.OperationalError,
        r"ON CONFLICT clause does not match any",
        "ON CONFLICT names columns that no constraint makes unique.",
        "Name those of the primary key or of a UNIQUE constraint, or none at all: "
        "`on_conflict_do_nothing()`.",
    ),
    (
        exc.ResourceClosedError,
        r"does not return rows",
        "The statement gives no rows back.",
        "An INSERT, UPDATE or DELETE gives rows only with `.returning(…)`.",
    ),
    (
        exc.ArgumentError,
        r"SQL expression element expected, got <class",
        "A class was given where a column was expected.",
        "Name a column, such as `User.id`; `select_from(User)` names the table.",
    ),
)


def _slip(error: BaseException) -> Diagnosis | None:
    for kind, pattern, message, next_step in _SLIPS:
        if isinstance(error, kind) and re.search(pattern, _text(error)):
            return Diagnosis("slip", message, next_step)
    return None


def _breaks_off(error: BaseException) -> Diagnosis | None:
    if isinstance(error, SystemExit):
        return Diagnosis(
            "exits",
            "The function asked Python to exit; the check went on without it.",
            "Take `exit`, `quit` or `sys.exit` out and return the result.",
            is_error=True,
        )
    if isinstance(error, InputAsked):
        return Diagnosis(
            "asked_for_input",
            "The function asked somebody to type something, and nobody is there.",
            "Everything it needs comes in its parameters.",
            is_error=True,
        )
    if isinstance(error, RecursionError):
        return Diagnosis(
            "endless_recursion",
            "The function calls itself without end.",
            "Look at the line that calls it again: what would make it stop?",
            is_error=True,
        )
    return None


_RULES: tuple[Callable[[BaseException], Diagnosis | None], ...] = (
    _lazy_load,
    _forgot_await,
    _needless_await,
    _legacy_query,
    _unknown_field,
    _session_not_usable,
    _integrity,
    _began_again,
    _caught_inside,
    _not_persistent,
    _not_a_model,
    _detached,
    _result_count,
    _asyncio_run,
    _own_session,
    _one_session_at_once,
    _slip,
    _breaks_off,
)
