"""show_waterfall: statements in the order they were sent, several ways of asking side by side."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from .face import Face, fenced
from .layout import parameters_text
from .show_sql import count_text
from .statements import Statement, StatementLog

MOST_STEPS = 12
_LONGEST_VALUES = 16

# Mermaid's own margin is narrower than such a name as "selectinload (2)".
_ROOM_FOR_NAMES = '%%{init: {"gantt": {"leftPadding": 130}}}%%'

_TABLE = re.compile(r"\b(?:FROM|JOIN|INTO|UPDATE)\s+\"?(\w+)", re.IGNORECASE)
# What ends or splits a line of Mermaid's gantt grammar, or reads as HTML.
_NOT_IN_MERMAID = re.compile(r"[:;#%<>\"`]+")


def show_waterfall(logs: Mapping[str, StatementLog | Iterable[Statement]]) -> Face:
    """Show recorded statements as a waterfall: each waits for the one before it.

    A bar is one statement and one step wide, whatever time it took. Transaction control is left
    out. Nothing is sent.

    Args:
        logs: What was recorded (`with record_statements() as log:`), by the name to show for it.

    Raises:
        ValueError: There is none.
    """
    if not logs:
        raise ValueError('show_waterfall needs a log, such as show_waterfall({"lazy": log})')
    ways = {name: _counted(log) for name, log in logs.items()}
    counts = [f"{name}: {count_text(sent)}" for name, sent in ways.items()]
    text = "\n\n".join(
        "\n".join([count, *_stairs(sent)])
        for count, sent in zip(counts, ways.values(), strict=True)
    )
    words = "\n".join(f"- **{_plain(name)}**: {count_text(sent)}" for name, sent in ways.items())
    return Face(text, markdown=f"{_diagram(ways)}\n\n{words}")


def _counted(log: StatementLog | Iterable[Statement]) -> tuple[Statement, ...]:
    sent = log.counted if isinstance(log, StatementLog) else tuple(log)
    return tuple(each for each in sent if each.counted)


def _steps(sent: tuple[Statement, ...]) -> list[str]:
    """A label for each statement; the last stands for the rest where there are too many."""
    labels = [_label(each) for each in sent[:MOST_STEPS]]
    more = len(sent) - MOST_STEPS
    return [*labels, f"… and {more} more"] if more > 0 else labels


def _label(statement: Statement) -> str:
    tables = ", ".join(dict.fromkeys(_TABLE.findall(statement.sql)))
    values = parameters_text(statement)
    if len(values) > _LONGEST_VALUES:
        values = f"{values[:_LONGEST_VALUES].rstrip(' ,')} …"
    return f"{statement.kind} {tables}".rstrip() + (f" ({values})" if values else "")


def _stairs(sent: tuple[Statement, ...]) -> list[str]:
    return [f"{'  ' * number}{number}. {label}" for number, label in enumerate(_steps(sent), 1)]


def _diagram(ways: dict[str, tuple[Statement, ...]]) -> str:
    counts = [f"{name} sends {len(sent)}" for name, sent in ways.items()]
    lines = [
        _ROOM_FOR_NAMES,
        "gantt",
        "    accTitle: Statements in the order they are sent",
        f"    accDescr: {_plain(', '.join(counts))}. Each waits for the one before.",
        # Milliseconds: of a start given in seconds (X), Mermaid makes milliseconds all the same.
        "    dateFormat x",
        "    axisFormat %s",
        "    tickInterval 1second",
    ]
    for name, sent in ways.items():
        lines.append(f"    section {_plain(name)} ({len(sent)})")
        lines += [
            f"    {_plain(label)} :{start * 1000}, {start * 1000 + 1000}"
            for start, label in enumerate(_steps(sent))
        ]
    return fenced("\n".join(lines), "mermaid")


def _plain(text: str) -> str:
    return " ".join(_NOT_IN_MERMAID.sub(" ", text).split())
