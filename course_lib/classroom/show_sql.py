"""show_sql: the statements that a block sends, or the one that a statement compiles to."""

from __future__ import annotations

from collections import Counter
from contextlib import AbstractContextManager
from types import TracebackType
from typing import overload

from sqlalchemy import ClauseElement
from sqlalchemy.dialects import sqlite

from .face import Face, display, fenced
from .layout import statement_text, statements_text
from .statements import TRANSACTION_CONTROL, Statement, StatementLog, record_statements


class SqlShown(AbstractContextManager[StatementLog]):
    """Shows what its block sends when the block ends, with or without an error."""

    def __init__(self, title: str) -> None:
        self._title = title
        self._recording: AbstractContextManager[StatementLog] | None = None
        self._log: StatementLog | None = None

    def __enter__(self) -> StatementLog:
        self._recording = record_statements()
        self._log = self._recording.__enter__()
        return self._log

    def __exit__(
        self,
        error_type: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        assert self._recording is not None
        assert self._log is not None
        self._recording.__exit__(error_type, error, traceback)
        display(statements_face(self._log.all, self._title))


@overload
def show_sql(statement: None = None, *, title: str = "") -> SqlShown: ...
@overload
def show_sql(statement: ClauseElement, *, title: str = "") -> Face: ...
def show_sql(statement: ClauseElement | None = None, *, title: str = "") -> SqlShown | Face:
    """Show SQL: what a block sends, or how one statement compiles.

    `with show_sql(): await db.execute(…)` shows, when the block ends, each statement that this
    thread sent, in order and as it was sent, with its parameters. BEGIN, COMMIT and savepoints are
    shown and not counted. `show_sql(select(User))` shows how SQLite would get a statement, and
    sends nothing.

    Args:
        statement: The statement to compile; None for a block.
        title: A line to stand above.
    """
    if statement is None:
        return SqlShown(title)
    # What an engine of this dialect would make of it, bound values expanded (IN lists).
    compiled = statement.compile(
        dialect=sqlite.dialect(), compile_kwargs={"render_postcompile": True}
    )
    names = compiled.positiontup or []  # pyright: ignore[reportAttributeAccessIssue]
    values = tuple((compiled.params or {})[name] for name in names)
    return _face("compiled, not sent", [statement_text(Statement(compiled.string, values))], title)


def statements_face(statements: tuple[Statement, ...], title: str = "") -> Face:
    """The faces of a list of statements, transaction control uncounted."""
    return _face(count_text(statements), [statements_text(statements)], title)


def count_text(statements: tuple[Statement, ...]) -> str:
    """How many statements there are, by kind: "3 statements: 2 SELECT, 1 INSERT"."""
    kinds = Counter(statement.kind for statement in statements if statement.counted)
    total = sum(kinds.values())
    if not total:
        control = any(each.kind in TRANSACTION_CONTROL for each in statements)
        return "no statement, only transaction control" if control else "no statement was sent"
    by_kind = ", ".join(f"{count} {kind}" for kind, count in kinds.items())
    return f"{total} statement{'s' if total > 1 else ''}: {by_kind}"


def _face(count: str, parts: list[str], title: str) -> Face:
    head = f"-- {title}: {count}" if title else f"-- {count}"
    text = "\n\n".join([head, *filter(None, parts)])
    return Face(text, markdown=fenced(text, "sql"))
