"""What a check raises when something does not hold."""

from __future__ import annotations

from typing import Any

from sqlalchemy import ColumnElement, Executable

from .verdict import CodeLine, Evidence

MAX_SHOWN = 300


class Unmet(Exception):  # noqa: N818 (an expectation that did not hold; not a fault of the program)
    """An expectation that did not hold. The first one becomes the verdict's message.

    Attributes:
        message: The one thing to read first.
        mistake: The short name of the mistake.
        evidence: What was expected and what came.
        next_step: What to try next.
        line: The learner's own line that it is about, if one is known.
    """

    def __init__(
        self,
        message: str,
        *,
        mistake: str,
        evidence: tuple[Evidence, ...] = (),
        next_step: str = "",
        line: CodeLine | None = None,
    ) -> None:
        super().__init__(message)
        self.message = message
        self.mistake = mistake
        self.evidence = evidence
        self.next_step = next_step
        self.line = line


def safe_repr(value: Any, longest: int = MAX_SHOWN) -> str:
    """`repr(value)`, cut after `longest` characters; a note where the learner's repr fails.

    A column, a condition or a statement, whose repr is an address, is shown as SQL; of an object
    without a repr of its own the class is shown.
    """
    try:
        if type(value).__repr__ is object.__repr__:
            return f"<{type(value).__name__}>"
        text = str(value) if isinstance(value, ColumnElement | Executable) else repr(value)
        if not isinstance(text, str):  # pyright: ignore[reportUnnecessaryIsInstance]
            raise TypeError("__repr__ returned no text")
    except (Exception, SystemExit, KeyboardInterrupt) as error:
        # Not BaseException: the signal that stops an attempt at its time limit must pass.
        return f"<{type(value).__name__}, whose repr raises {type(error).__name__}>"
    return text if len(text) <= longest else f"{text[:longest]}…"


def shown(label: str, value: Any) -> Evidence:
    """Evidence of one value."""
    return Evidence(label, safe_repr(value))


def shown_rows(label: str, columns: tuple[str, ...], rows: list[tuple[Any, ...]]) -> Evidence:
    """Evidence of rows; at most ten are shown."""
    cells = tuple(tuple(_cell(value) for value in row) for row in rows[:10])
    more = f" (the first 10 of {len(rows)})" if len(rows) > 10 else ""
    return Evidence(f"{label}{more}", columns=columns, rows=cells)


def _cell(value: Any) -> str:
    if value is None:
        return "NULL"
    return value if isinstance(value, str) else safe_repr(value)
