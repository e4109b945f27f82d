"""Reads a driver's error, and raises the application's error in its place.

No driver is imported: SQLite is recognised by its error name and text, PostgreSQL by its SQLSTATE.
"""

from __future__ import annotations

import re
from collections.abc import Generator
from contextlib import contextmanager
from typing import Any

from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm.exc import StaleDataError

from ..errors import (
    CheckError,
    ConflictError,
    ConstraintError,
    ForeignKeyError,
    RequiredError,
    StaleError,
)

# https://www.sqlite.org/rescode.html and appendix A of the PostgreSQL manual.
KINDS: dict[str, type[ConstraintError]] = {
    "SQLITE_CONSTRAINT_UNIQUE": ConflictError,
    "SQLITE_CONSTRAINT_PRIMARYKEY": ConflictError,
    "SQLITE_CONSTRAINT_ROWID": ConflictError,
    "SQLITE_CONSTRAINT_FOREIGNKEY": ForeignKeyError,
    "SQLITE_CONSTRAINT_NOTNULL": RequiredError,
    "SQLITE_CONSTRAINT_CHECK": CheckError,
    "23505": ConflictError,  # unique_violation
    "23P01": ConflictError,  # exclusion_violation
    "23503": ForeignKeyError,  # foreign_key_violation
    "23001": ForeignKeyError,  # restrict_violation
    "23502": RequiredError,  # not_null_violation
    "23514": CheckError,  # check_violation
}

REASONS: dict[type[ConstraintError], str] = {
    ConflictError: "another row has this value already",
    ForeignKeyError: "the row it refers to does not exist, or another row still refers to it",
    RequiredError: "it must have a value",
    CheckError: "the value breaks a rule of the table",
    ConstraintError: "the database refused the row",
}

ROLL_BACK = "Roll back before you use the session again: `await db.rollback()`."


@contextmanager
def domain_errors() -> Generator[None, None, None]:
    """Turn what a flush or a statement raises into an error of `app.errors`, chained to its cause.

    Only a broken constraint and a stale row are turned. Everything else, such as a missing table
    or a lost connection, is not about the caller's values and passes through.
    """
    try:
        yield
    except IntegrityError as error:
        raise constraint_error(error.orig) from error
    except StaleDataError as error:
        raise StaleError(
            "The row was changed or deleted by someone else since this session read it. "
            f"{ROLL_BACK} Then read the row anew and decide again."
        ) from error


def constraint_error(driver_error: BaseException | None) -> ConstraintError:
    """Make the error that says which constraint was broken, as far as the driver tells."""
    if sqlstate := getattr(driver_error, "sqlstate", None):
        kind = KINDS.get(sqlstate, ConstraintError)
        table, columns, constraint = _named_by_postgresql(driver_error)
    else:
        kind = KINDS.get(getattr(driver_error, "sqlite_errorname", ""), ConstraintError)
        if "FOREIGN KEY" in str(driver_error):  # ON DELETE RESTRICT calls itself a TRIGGER
            kind = ForeignKeyError
        table, columns, constraint = _named_by_sqlite(str(driver_error))
    if kind is ForeignKeyError:  # PostgreSQL names the columns of either end, and not which end
        columns = ()
    where = ", ".join(f"{table}.{column}" for column in columns) or constraint or table
    message = f"{where}: {REASONS[kind]}." if where else f"{REASONS[kind].capitalize()}."
    return kind(f"{message} {ROLL_BACK}", table=table, columns=columns, constraint=constraint)


def _named_by_sqlite(text: str) -> tuple[str | None, tuple[str, ...], str | None]:
    """The table, columns and constraint that SQLite names.

    It says `UNIQUE constraint failed: users.email`, with several columns separated by commas;
    `UNIQUE constraint failed: index 'NAME'`; `CHECK constraint failed: NAME`; and of a foreign key
    nothing at all.
    """
    _, _, named = text.partition(" constraint failed: ")
    if index := re.fullmatch(r"index '(.+)'", named):
        return None, (), index[1]
    if text.startswith(("UNIQUE", "NOT NULL")):
        pairs = [column.rpartition(".") for column in named.split(", ")]
        return pairs[0][0], tuple(column for _, _, column in pairs), None
    return None, (), named or None


def _named_by_postgresql(error: Any) -> tuple[str | None, tuple[str, ...], str | None]:
    """The table, columns and constraint that PostgreSQL names.

    psycopg keeps them in `diag`; under asyncpg they are on the error that SQLAlchemy's is raised
    from. The columns of a key stand only in the detail, which is `Key (email)=(…) already exists.`
    in every language of the server.
    """
    fields = getattr(error, "diag", None) or error.__cause__
    detail = getattr(fields, "message_detail", None) or getattr(fields, "detail", None) or ""
    key = re.search(r'\(([\w", ]+)\)=\(', detail)
    column = getattr(fields, "column_name", None)
    columns = tuple(key[1].replace('"', "").split(", ")) if key else (column,) if column else ()
    return getattr(fields, "table_name", None), columns, getattr(fields, "constraint_name", None)
