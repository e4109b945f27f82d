"""Errors of Python and of the calls that were written: the mistake behind each."""

from __future__ import annotations

import difflib
import re

from sqlalchemy import exc
from sqlalchemy.orm import exc as orm_exc

from course_lib.app import Base

from .diagnosis import Diagnosis
from .errors import InputAsked, said_by


def forgot_await(error: BaseException) -> Diagnosis | None:
    """A coroutine was used as its result."""
    # "'coroutine' object has no attribute …", "… is not iterable", and the driver's "type
    # 'coroutine' is not supported" for one that was given as a value.
    if "coroutine" not in said_by(error) or not isinstance(
        error, AttributeError | TypeError | exc.SQLAlchemyError
    ):
        return None
    return Diagnosis(
        "forgot_await",
        "A coroutine was used as if it were its result: the call before it was not awaited.",
        "Put `await` before the call, and brackets around both where you go on with a dot: "
        "`(await db.execute(…)).scalars()`.",
    )


def needless_await(error: BaseException) -> Diagnosis | None:
    """What gives its result at once was awaited."""
    found = re.search(r"object (\w+) can't be used in 'await' expression", said_by(error)) or (
        re.search(r"'(\w+)' object can't be awaited", said_by(error))
    )
    if not isinstance(error, TypeError) or found is None:
        return None
    if found[1] in ("method", "function", "builtin_function_or_method"):
        return Diagnosis(
            "forgot_brackets",
            f"`await` stands before the name of a {found[1].rpartition('_')[2]} that was not "
            "called, so nothing was sent.",
            "Brackets call it: `await db.flush()`.",
        )
    return Diagnosis(
        "needless_await",
        f"`await` stands before something that gives {found[1]} at once, and has nothing to wait "
        "for.",
        "`db.add(…)`, `.scalars()` and `.all()` on a finished result send no SQL: call them "
        "without `await`.",
    )


def legacy_query(error: BaseException) -> Diagnosis | None:
    """`session.query`, which an async session never had."""
    found = re.search(r"'(AsyncSession|\w+)' (?:object )?has no attribute 'query'", said_by(error))
    if not isinstance(error, AttributeError) or "'query'" not in said_by(error):
        return None
    owner = found[1] if found else "This object"
    return Diagnosis(
        "legacy_query",
        f"{owner} has no `query`: that is SQLAlchemy 1.x, and an async session never had it.",
        "Build the statement with `select(User)` and send it: `await db.scalars(select(User))`.",
    )


def unknown_field(error: BaseException) -> Diagnosis | None:
    """A field that the model does not have."""
    text = said_by(error)
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


def not_a_model(error: BaseException) -> Diagnosis | None:
    """The session was given what is no object of a model."""
    if not isinstance(error, orm_exc.UnmappedInstanceError):
        return None
    found = re.search(r"Class '(?:[\w.]+\.)?(\w+)' is not mapped", said_by(error))
    came = found[1] if found else "This"
    return Diagnosis(
        "not_a_model",
        f"The session was given a {came}, which is no object of a model.",
        "`db.add` takes one object, `db.add_all` a list of them; rows as dicts go to "
        "`insert(User)`.",
    )


def asyncio_run(error: BaseException) -> Diagnosis | None:
    """A second event loop was started."""
    signs = (
        "cannot be called from a running event loop",
        "event loop is already running",
        "while another loop is running",
    )
    if not any(sign in said_by(error) for sign in signs):
        return None
    return Diagnosis(
        "asyncio_run",
        "A second event loop was started inside the function: one is running already.",
        "Take `asyncio.run(…)` away and await the call itself.",
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


def slip(error: BaseException) -> Diagnosis | None:
    """A slip of the pen, as they are listed above."""
    for kind, pattern, message, next_step in _SLIPS:
        if isinstance(error, kind) and re.search(pattern, said_by(error)):
            return Diagnosis("slip", message, next_step)
    return None


def breaks_off(error: BaseException) -> Diagnosis | None:
    """Python was asked to exit, somebody to type, or a function called itself without end."""
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
