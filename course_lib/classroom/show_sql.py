"""show_sql: the statements that a block sends, or the one that a statement compiles to."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from contextlib import AbstractContextManager
from inspect import iscoroutine
from types import TracebackType
from typing import Any, overload

from sqlalchemy import ClauseElement

from .compiled import compile_statement
from .face import Face, display, fenced
from .layout import statement_text, statements_text
from .statements import TRANSACTION_CONTROL, Statement, StatementLog, record_statements


class SqlShown(AbstractContextManager[StatementLog]):
    """Shows what its block sends when the block ends, with or without an error."""

    def __init__(self, title: str) -> None:
        self._title = title
        self._recording: AbstractContextManager[StatementLog] | None = None
        self._log = StatementLog()

    def __repr__(self) -> str:
        return "show_sql() shows what a block sends: with show_sql(): await db.execute(…)"

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
    sends nothing. `with show_sql() as log:` gives the log: `len(log.counted)` is a count.

    What is shown is the same on every run: a parameter that is a time within 300 days of the clock
    is shown by its distance (`<now>`, `<30 days ago>`), a random UUID as `<uuid>`.

    Args:
        statement: The statement to compile; None for a block.
        title: A line to stand above.

    Raises:
        TypeError: `statement` is no statement, but a model, a text, a coroutine, …
    """
    if statement is None:
        return SqlShown(title)
    if not isinstance(statement, ClauseElement):
        raise TypeError(_no_statement(statement))
    return _face("compiled, not sent", statement_text(compile_statement(statement)), title)


def _no_statement(value: Any) -> str:
    if iscoroutine(value):
        value.close()  # or Python would warn that nobody awaited it
        return "show_sql was given a coroutine; to see what is sent: with show_sql(): await …"
    given = (
        value.__name__ if isinstance(value, type) else f"an object of type {type(value).__name__}"
    )
    return (
        f"show_sql was given {given}; it shows a statement, such as show_sql(select(User)), "
        "or what a block sends (with show_sql(): …)"
    )


def statements_face(statements: Sequence[Statement], title: str = "") -> Face:
    """The faces of a list of statements, transaction control uncounted."""
    return _face(count_text(statements), statements_text(statements), title)


def count_text(statements: Sequence[Statement]) -> str:
    """How many statements there are, by kind: "3 statements: 2 SELECT, 1 INSERT"."""
    kinds = Counter(statement.kind for statement in statements if statement.counted)
    total = sum(kinds.values())
    if not total:
        control = any(each.kind in TRANSACTION_CONTROL for each in statements)
        return "no statement, only transaction control" if control else "no statement was sent"
    by_kind = ", ".join(f"{count} {kind}" for kind, count in kinds.items())
    return f"{total} statement{'s' if total > 1 else ''}: {by_kind}"


def _face(count: str, body: str, title: str) -> Face:
    heads = [" ".join(title.split()), count] if title else [count]
    text = "\n\n".join(filter(None, [f"-- {': '.join(heads)}", body]))
    # All of it in the fence: beside an output that is folded away until the learner has predicted
    # it, JupyterLab shows the first line, and the count is often what is to be predicted.
    return Face(text, markdown=fenced(text, "sql"))
