"""Lays out one statement as text: broken into lines, with its parameters behind it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import groupby
from typing import Any

from .statements import Statement
from .values import parameter

WIDTH = 80
REPEATS_SHOWN = 3
# No comment of SQL: JupyterLab's dark theme makes those hard to read, and colours values well.
_PARAMETERS = "parameters: "
_MOST_VALUES = 12
_SETS_SHOWN = 2
_SHORT_SUBQUERY = 50

_CLAUSE = (
    r"(?<!DISTINCT )FROM|WHERE|GROUP BY|HAVING|ORDER BY|LIMIT|UNION ALL|UNION|INTERSECT|EXCEPT"
    r"|(?:LEFT OUTER |FULL OUTER |CROSS )?JOIN|SELECT|VALUES|RETURNING|ON CONFLICT|SET|FOR UPDATE"
)
_QUOTED = r"'(?:[^']|'')*'|\"[^\"]*\""
_TOKEN = re.compile(rf"(?P<quoted>{_QUOTED})|(?P<clause>(?<![\w.])(?:{_CLAUSE})(?!\w))|\w+|\s+|.")
_WORD = re.compile(rf"(?:{_QUOTED}|\S)+")
_SUBQUERY = re.compile(r"\( ?(?=SELECT\b|WITH\b)")

_PLACEHOLDER = r"(?:\?|\$\d+(?:::\w+)?|:\w+|%\(\w+\)s)"
_LONG_IN = re.compile(rf"IN \(({_PLACEHOLDER}(?:, {_PLACEHOLDER}){{{_MOST_VALUES},}})\)")
_GROUP = r"\([^()]*\)"
_GROUPS = re.compile(rf"VALUES ({_GROUP})((?:, {_GROUP}){{2,}})")


def statement_text(statement: Statement) -> str:
    """A statement's SQL, laid out, and below it its parameters, if it has any.

    The text is the same on every run: a time from the clock is shown as `<now>` or `<3 days ago>`,
    a random UUID as `<uuid>`. Long values, and long lists of them, are cut, with "…".
    """
    lines = [sql_text(statement.sql)]
    if words := _parameter_words(statement):
        lines += _filled(words, _PARAMETERS, " " * len(_PARAMETERS))
    return "\n".join(lines)


def statements_text(statements: Sequence[Statement]) -> str:
    """Several statements in order: those that count are numbered, transaction control is not.

    Where the same SQL comes more than `REPEATS_SHOWN` times in a row, the rest are counted.
    """
    number = 0
    blocks: list[str] = []
    for counted, group in groupby(statements, key=lambda each: each.counted):
        if not counted:
            blocks.append(_control_text(list(group)))
            continue
        for _, run in groupby(group, key=lambda each: (each.sql, each.many)):
            same = list(run)
            shown = same if len(same) <= REPEATS_SHOWN + 1 else same[:REPEATS_SHOWN]
            for statement in shown:
                number += 1
                blocks.append(f"-- {number}\n{statement_text(statement)}")
            if more := len(same) - len(shown):
                blocks.append(f"-- {number + 1} to {number + more}: the same again, other values")
                number += more
    return "\n\n".join(blocks)


def _control_text(statements: Sequence[Statement]) -> str:
    """Transaction control and PRAGMA that stand together; a run of PRAGMA is only counted."""
    lines: list[str] = []
    for kind, run in groupby(statements, key=lambda each: each.kind):
        texts = [statement_text(each) for each in run]
        counted_only = kind == "PRAGMA" and len(texts) > REPEATS_SHOWN
        lines += [f"-- {len(texts)} PRAGMA statements"] if counted_only else texts
    return "\n".join(lines)


def sql_text(sql: str) -> str:
    """SQL as it was sent, a line for each clause, long lines broken, long lists counted."""
    bare = re.sub(_QUOTED, "", sql)
    if "--" in bare or bare.lstrip()[:6] in ("CREATE", "ALTER "):  # lines mean something here
        return "\n".join(line.rstrip() for line in sql.strip().expandtabs(4).splitlines())
    flat = _shortened_lists(" ".join(_WORD.findall(sql)))
    if len(flat) <= WIDTH and "SELECT" not in bare:
        return flat
    lines: list[str] = []
    for depth, line in _clauses(flat):
        lines += _filled(_WORD.findall(line), "    " * depth, "    " * (depth + 1))
    return "\n".join(lines)


def _shortened_lists(flat: str) -> str:
    flat = _LONG_IN.sub(
        lambda found: f"IN ({found[1].partition(',')[0]}, … {found[1].count(',') + 1} in all)", flat
    )
    return _GROUPS.sub(
        lambda found: f"VALUES {found[1]}, … {found[2].count('(') + 1} groups in all", flat
    )


def _clauses(flat: str) -> list[tuple[int, str]]:
    """Split a statement before each clause; a subquery that is not short is one level deeper."""
    lines: list[tuple[int, str]] = []
    line, closers = "", [False]  # for each open bracket: does it hold a subquery laid out below?
    for found in _TOKEN.finditer(flat):
        token, depth = found.group(), sum(closers)
        if token == "(":
            opens = _SUBQUERY.match(flat, found.start()) is not None and all(closers[1:])
            closers.append(opens and _length_to_close(flat, found.start()) > _SHORT_SUBQUERY)
            line += token
            if closers[-1]:
                lines.append((depth, line))
                line = ""
        elif token == ")" and len(closers) > 1:
            line = line.rstrip()
            if closers.pop():
                lines.append((depth, line))
                line = ""
            line += token
        elif token == " " and (not line or line.endswith("(")):
            continue
        elif found["clause"] and all(closers[1:]) and line.strip(" ") not in ("", "DELETE"):
            lines.append((depth, line))
            line = token
        else:
            line += token
    return [*((depth, each) for depth, each in lines if each.strip()), (0, line)]


def _length_to_close(flat: str, start: int) -> int:
    depth = 0
    for found in _TOKEN.finditer(flat, start):
        depth += {"(": 1, ")": -1}.get(found.group(), 0)
        if depth == 0:
            return found.start() - start
    return len(flat) - start


def _filled(words: Sequence[str], first: str, rest: str) -> list[str]:
    """Fill lines with words, none of them cut; a line ends behind a comma where it can."""
    lines, line = [], first
    for unit in _units(words):
        # A unit that no line can hold is filled in word by word.
        for part in [unit] if len(f"{rest}{unit}") <= WIDTH else _WORD.findall(unit):
            if line.strip() and len(f"{line}{part}") > WIDTH:
                lines.append(line.rstrip())
                line = rest
            line += f"{part} "
    return [*lines, line.rstrip()]


def _units(words: Sequence[str]) -> list[str]:
    """Join words up to a comma, or up to AND and OR."""
    units: list[str] = []
    for word in words:
        starts = not units or units[-1].endswith(",") or word in ("AND", "OR")
        if starts:
            units.append(word)
        else:
            units[-1] += f" {word}"
    return units


def parameters_text(statement: Statement) -> str:
    """The parameters of a statement in one line; empty where it has none."""
    return " ".join(_parameter_words(statement))


def _parameter_words(statement: Statement) -> list[str]:
    if not statement.parameters:
        return []
    sets = _sets(statement)
    if statement.many or len(sets) > 1:
        return _sets_words(sets)
    return _words(statement.parameters)


def _sets(statement: Statement) -> Sequence[Any]:
    """The sets of parameters. Those of one INSERT with many groups come flat, and are parted."""
    parameters = statement.parameters
    if statement.many:
        return parameters
    groups = _GROUPS.search(" ".join(_WORD.findall(statement.sql)))
    if groups is None or isinstance(parameters, dict):
        return [parameters]
    count = groups[2].count("(") + 1
    size, left_over = divmod(len(parameters), count)
    if left_over or not size:
        return [parameters]
    return [parameters[start : start + size] for start in range(0, len(parameters), size)]


def _sets_words(sets: Sequence[Any]) -> list[str]:
    words = [str(len(sets)), "sets:" if len(sets) > 1 else "set:"]
    for each in sets[:_SETS_SHOWN]:
        inside = _words(each) or [""]
        inside[0] = f"({inside[0]}"
        inside[-1] += "),"
        words += inside
    return [*words, "…"] if len(sets) > _SETS_SHOWN else [*words[:-1], words[-1].rstrip(",")]


def _words(parameters: Any) -> list[str]:
    if isinstance(parameters, dict):
        values = [f"{name}={parameter(value)}" for name, value in parameters.items()]
    else:
        values = [parameter(value) for value in parameters]
    if len(values) > _MOST_VALUES:
        values = [*values[:_MOST_VALUES], f"… {len(values)} values in all"]
    return [*(f"{value}," for value in values[:-1]), *values[-1:]]
