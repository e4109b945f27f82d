"""Records the statements that SQLAlchemy sends, in the order it sends them."""

from __future__ import annotations

import re
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, Engine, event
from sqlalchemy.exc import UnboundExecutionError
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine, AsyncSession

TRANSACTION_CONTROL = frozenset({"BEGIN", "COMMIT", "ROLLBACK", "SAVEPOINT", "RELEASE"})
_NOT_COUNTED = TRANSACTION_CONTROL | {"PRAGMA"}

_BEFORE_FIRST_WORD = re.compile(r"(?:\s|\(|--[^\n]*\n|/\*.*?\*/)*", re.DOTALL)
_WORD = re.compile(r"\w+")
# What to step over in a WITH statement: quoted text, brackets, and the verb that is looked for.
_CTE_TOKEN = re.compile(
    r"'[^']*'|\"[^\"]*\"|[()]|\b(?:SELECT|INSERT|UPDATE|DELETE|VALUES)\b", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Statement:
    """One statement, as it was sent to the driver.

    Attributes:
        sql: The text.
        parameters: One set (a tuple or a dict), or a list of sets when `many`.
        many: Whether it was an executemany: the same text with each of several sets. One long
            INSERT with many VALUES groups has one set and is not.
    """

    sql: str
    parameters: Any = ()
    many: bool = False

    @property
    def kind(self) -> str:
        """The first word in capitals: SELECT, BEGIN, PRAGMA, …; behind WITH, the main verb."""
        start = _BEFORE_FIRST_WORD.match(self.sql)
        word = _WORD.match(self.sql, start.end() if start else 0)
        if word is None:
            return ""
        kind = word.group().upper()
        return _verb_after_with(self.sql) if kind == "WITH" else kind

    @property
    def counted(self) -> bool:
        """False for transaction control and for PRAGMA: they are no work on rows."""
        return self.kind not in _NOT_COUNTED


def _verb_after_with(sql: str) -> str:
    depth = 0
    for match in _CTE_TOKEN.finditer(sql):
        token = match.group()
        if token == "(":
            depth += 1
        elif token == ")":
            depth -= 1
        elif depth == 0 and token[0] not in "'\"":
            return token.upper()
    return "WITH"


class StatementLog:
    """The statements sent since the log was attached, in order.

    A statement is recorded before the database answers, so one that fails is there too. COMMIT and
    ROLLBACK are calls on the driver and are recorded as such; so is BEGIN, except on SQLite, where
    it is a statement like any other if it is sent at all (`make_engine` sends it).
    """

    def __init__(self, *, thread: int | None = None) -> None:
        """Make an empty log.

        Args:
            thread: Record only what this thread sends (`threading.get_ident()`); None for all.
        """
        self._statements: list[Statement] = []
        self._targets: list[Engine | type[Engine]] = []
        self._thread = thread

    @property
    def all(self) -> tuple[Statement, ...]:
        """Every statement, transaction control included."""
        return tuple(self._statements)

    @property
    def counted(self) -> tuple[Statement, ...]:
        """The statements that do work: without transaction control and PRAGMA."""
        return tuple(each for each in self._statements if each.counted)

    def clear(self) -> None:
        """Forget what was recorded; go on recording."""
        self._statements.clear()

    def attach(self, target: Engine | type[Engine]) -> None:
        """Begin to record what `target` sends; the class `Engine` stands for every engine."""
        for name, listener in self._listeners():
            event.listen(target, name, listener)
        self._targets.append(target)

    def detach(self) -> None:
        """Stop recording. What was recorded stays."""
        while self._targets:
            target = self._targets.pop()
            for name, listener in self._listeners():
                event.remove(target, name, listener)

    def _listeners(self) -> tuple[tuple[str, Any], ...]:
        return (
            ("before_cursor_execute", self._on_execute),
            ("begin", self._on_begin),
            ("commit", self._on_commit),
            ("rollback", self._on_rollback),
        )

    def _add(self, sql: str, parameters: Any = (), many: bool = False) -> None:
        if self._thread is None or self._thread == threading.get_ident():
            self._statements.append(Statement(sql, parameters, many))

    def _on_execute(
        self, conn: Connection, cursor: Any, sql: str, parameters: Any, context: Any, many: bool
    ) -> None:
        # SQLAlchemy also says `many` of one INSERT with many VALUES groups and one flat set.
        self._add(sql, parameters, many and isinstance(parameters, list))

    def _on_begin(self, conn: Connection) -> None:
        # asyncpg and psycopg send BEGIN with the first statement of a transaction, unseen here.
        # Python's sqlite3 does not until a row changes; what make_engine sends is seen above.
        if conn.dialect.name != "sqlite":
            self._add("BEGIN")

    def _on_commit(self, conn: Connection) -> None:
        self._add("COMMIT")

    def _on_rollback(self, conn: Connection) -> None:
        self._add("ROLLBACK")


Bind = AsyncEngine | Engine | AsyncSession | AsyncConnection


@contextmanager
def record_statements(bind: Bind | None = None) -> Iterator[StatementLog]:
    """Record the statements that are sent inside the block.

    Args:
        bind: What to listen to. A session or a connection stands for its engine, so another session
            on that engine is heard too. None: every engine, but only in this thread.

    Yields:
        The log. It can be read inside the block and after it.
    """
    engine = None if bind is None else _engine_of(bind)
    log = StatementLog(thread=threading.get_ident() if engine is None else None)
    log.attach(engine or Engine)
    try:
        yield log
    finally:
        log.detach()


def _engine_of(bind: Bind) -> Engine | None:
    if isinstance(bind, Engine):
        return bind
    if isinstance(bind, AsyncEngine):
        return bind.sync_engine
    if isinstance(bind, AsyncConnection):
        return bind.engine.sync_engine
    try:
        return bind.get_bind().engine
    except UnboundExecutionError:  # a session that has an engine for each model
        return None
