"""Lays out one statement as text: broken into lines, with its parameters behind it."""

from __future__ import annotations

import re
import textwrap
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from itertools import groupby
from typing import Any

from .statements import Statement

WIDTH = 80
REPEATS_SHOWN = 3
_LONGEST_VALUE = 60
_MOST_VALUES = 12
_SETS_SHOWN = 2
_A_DAY = timedelta(days=1)

# SQLAlchemy breaks a SELECT at its clauses by itself; these are left on one line.
_CLAUSE = re.compile(
    r" (?=(?:VALUES|RETURNING|ON CONFLICT|SET|WHERE|LEFT OUTER JOIN|FULL OUTER JOIN) )"
    r"|(?<!OUTER) (?=JOIN )"
)
_GROUPS = re.compile(r"(\([?, ]+\)|\([^()]*\))(?:, \1){2,}")
_TIME = re.compile(r"\d{4}-\d\d-\d\d[ T]\d\d:\d\d:\d\d(?:\.\d+)?(?:\+00:00)?")


def statement_text(statement: Statement) -> str:
    """A statement's SQL, laid out, and below it a comment with its parameters, if it has any.

    A time that was read from the clock is shown as `<now>`, so that the text is the same on every
    run: any within a day of the present. Long values and long lists of them are cut, with "…".
    """
    with_parameters = parameters_text(statement)
    return sql_text(statement.sql) + (f"\n-- with {with_parameters}" if with_parameters else "")


def statements_text(statements: Sequence[Statement]) -> str:
    """Several statements in order: those that count are numbered, transaction control is not.

    Where the same SQL comes more than `REPEATS_SHOWN` times in a row, the rest are counted.
    """
    number = 0
    parts: list[str] = []
    for _, run in groupby(statements, key=lambda each: (each.sql, each.many)):
        same = list(run)
        shown = same if len(same) <= REPEATS_SHOWN + 1 else same[:REPEATS_SHOWN]
        for statement in shown:
            text = statement_text(statement)
            if statement.counted:
                number += 1
                text = f"-- {number}\n{text}"
            elif parts and not parts[-1].startswith("-- "):
                text = f"{parts.pop()}\n{text}"
            parts.append(text)
        if more := len(same) - len(shown):
            parts.append(f"-- {number + 1} to {number + more}: the same again, other values")
            number += more
    return "\n\n".join(parts)


def sql_text(sql: str) -> str:
    """SQL as it was sent, with long lines broken and repeated groups of VALUES counted."""
    lines: list[str] = []
    for line in _GROUPS.sub(_counted_groups, sql.strip()).splitlines():
        line = line.rstrip()
        parts = [line] if len(line) <= WIDTH else _CLAUSE.split(line)
        for part in parts:
            lines += textwrap.wrap(
                part, WIDTH, subsequent_indent="    ", break_long_words=False
            ) or [""]
    return "\n".join(lines)


def _counted_groups(found: re.Match[str]) -> str:
    count = found.group().count(found[1])
    return f"{found[1]}, … {count} groups in all"


def parameters_text(statement: Statement) -> str:
    """The parameters of a statement in one line; empty where it has none."""
    if not statement.parameters:
        return ""
    if not statement.many:
        return _set_text(statement.parameters)
    sets: Sequence[Any] = statement.parameters
    shown = [f"({_set_text(each)})" for each in sets[:_SETS_SHOWN]]
    more = ", …" if len(sets) > _SETS_SHOWN else ""
    return f"{len(sets)} set{'s' if len(sets) > 1 else ''}: {', '.join(shown)}{more}"


def _set_text(parameters: Any) -> str:
    if isinstance(parameters, dict):
        values = [f"{name}={_value_text(value)}" for name, value in parameters.items()]
    else:
        values = [_value_text(value) for value in parameters]
    if len(values) > _MOST_VALUES:
        values = [*values[:_MOST_VALUES], f"… {len(values)} values in all"]
    return ", ".join(values)


def _value_text(value: Any) -> str:
    if _is_now(value):
        return "<now>"
    text = repr(value)
    return text if len(text) <= _LONGEST_VALUE else f"{text[:_LONGEST_VALUE]}…"


def _is_now(value: Any) -> bool:
    if isinstance(value, str) and _TIME.fullmatch(value):
        try:
            value = datetime.fromisoformat(value)
        except ValueError:  # the form of a time, and no time: 2024-99-99 …
            return False
    if not isinstance(value, datetime):
        return False
    aware = value if value.tzinfo else value.replace(tzinfo=UTC)
    return abs(datetime.now(UTC) - aware) < _A_DAY
