"""What a caller passes: the types, and checks for what would be taken to mean something else."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, cast

from sqlalchemy import SQLColumnExpression
from sqlalchemy.sql.base import ExecutableOption

Condition = SQLColumnExpression[bool]
Order = Sequence[SQLColumnExpression[Any]]
Options = Sequence[ExecutableOption]


def checked(conditions: Sequence[Condition | bool]) -> Sequence[Condition]:
    """Return the conditions.

    Raises:
        TypeError: One is a plain bool, as `not X`, `X is None` and `X is True` always are: Python
            answers these itself, and SQLAlchemy would take the answer for a condition.
    """
    return [_expression(condition) for condition in conditions]


def _expression(condition: Condition | bool) -> Condition:
    if isinstance(condition, bool):
        raise TypeError(
            f"a condition is {condition}, not an expression: Python has answered a `not` or `is` "
            "itself. Write ~X, X.is_(None), X.is_(False)"
        )
    return condition


def check_window(limit: int, *, most: int, least: int = 0, skip: int = 0) -> None:
    """Do nothing if `limit` is from `least` to `most` and `skip` is not negative.

    SQLite takes LIMIT -1 for no limit at all; PostgreSQL refuses it.

    Raises:
        ValueError: One of them is out of bounds.
    """
    if skip < 0:
        raise ValueError(f"skip must not be negative: {skip}")
    if not least <= limit <= most:
        raise ValueError(f"limit must be from {least} to {most}: {limit}")


def key_conditions(columns: Sequence[Any], key: Any) -> Sequence[Condition]:
    """One equality for each column of a primary key; `key` is a tuple if there are several.

    Raises:
        ValueError: The key has more or fewer values than there are columns.
    """
    parts = cast("tuple[Any, ...]", key) if isinstance(key, tuple) else (key,)
    if len(parts) != len(columns):
        names = ", ".join(str(column) for column in columns)
        raise ValueError(f"a primary key of {names} needs {len(columns)} values, not {key!r}")
    return [column == part for column, part in zip(columns, parts, strict=True)]
