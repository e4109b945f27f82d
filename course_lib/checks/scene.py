"""What a check can arrange: rows that the caller holds, and what somebody else does meanwhile."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from sqlalchemy import event, select
from sqlalchemy.ext.asyncio import AsyncEngine, AsyncSession
from sqlalchemy.inspection import inspect as inspect_model
from sqlalchemy.orm import DeclarativeBase

from course_lib.classroom.statements import Statement

from .database import CheckDatabase
from .expectations import Expectations

_BETWEEN = frozenset({"or", "ignore", "replace", "rollback", "abort", "fail", "into", "from"})


class Scene(Expectations):
    """What a check can arrange before and during a call, beside what it can expect."""

    def __init__(self, database: CheckDatabase) -> None:
        super().__init__(database.session())
        self._database = database

    async def load(self, image: bytes) -> None:
        """Put another database in the place of the check's own, before anything is sent.

        Args:
            image: The bytes of a SQLite database, as `own_tables.image_of` makes them.
        """
        await self._database.load(image)

    @property
    def engine(self) -> AsyncEngine:
        """The engine of the check's database."""
        return self._database.engine

    @property
    def in_transaction(self) -> bool:
        """Whether some session on the check's database is in a transaction."""
        return self._database.in_transaction

    def new_session(self) -> AsyncSession:
        """Another session on the check's database: what holds only in it is not in `db`."""
        return self._database.session()

    async def get(self, model: type[DeclarativeBase], key: int) -> Any:
        """Load the row of this primary key, as the caller would have done before."""
        column = inspect_model(model).primary_key[0]
        result = await self.db.execute(select(model).where(column == key))
        return result.unique().scalar_one()  # a model may join its collections by itself

    @contextmanager
    def somebody_inserts(self, table: str, **values: Any) -> Iterator[None]:
        """Let somebody else's row appear just before the function's first INSERT into `table`.

        It stands for a commit that falls between a look-up and an INSERT. In-memory sessions share
        one connection, so the row comes over this one; should the function roll back to a
        savepoint, the row is put back, as a committed row would still be there.

        Args:
            table: The name of the table.
            values: The row, by column.
        """
        names, marks = ", ".join(values), ", ".join("?" * len(values))
        sql = f"INSERT OR IGNORE INTO {table} ({names}) VALUES ({marks})"
        arrived = False

        def intrude(connection: Any, _cursor: Any, statement: str, *_rest: Any) -> None:
            nonlocal arrived
            if arrived or writes(statement, "INSERT", table):
                arrived = True
                _send(connection, sql, tuple(values.values()))

        engine = self._database.engine.sync_engine
        event.listen(engine, "before_cursor_execute", intrude)
        try:
            yield
        finally:
            event.remove(engine, "before_cursor_execute", intrude)

    @contextmanager
    def somebody_writes_first(self, sql: str, *parameters: Any) -> Iterator[None]:
        """Let somebody else's change happen, once, just before the function's first write.

        It stands for a commit that falls between what the function has read and what it writes.
        Later it could not fall: SQLite's first write takes the lock on the database. Should the
        function roll back to a savepoint from before, the change is made again, as a committed one
        would still be there.

        Args:
            sql: What somebody else sends, as SQLite takes it.
            parameters: Its parameters.
        """
        open_savepoints: list[str] = []
        around: list[str] | None = None  # the savepoints that were open when it happened

        def intrude(connection: Any, _cursor: Any, statement: str, *_rest: Any) -> None:
            nonlocal around
            if around is None and Statement(statement).kind in _WRITES:
                around = list(open_savepoints)
                _send(connection, sql, parameters)

        def follow(connection: Any, _cursor: Any, statement: str, *_rest: Any) -> None:
            kind, name = Statement(statement).kind, statement.split()[-1]
            if kind == "SAVEPOINT":
                open_savepoints.append(name)
            elif kind in ("RELEASE", "ROLLBACK") and name in open_savepoints:
                del open_savepoints[open_savepoints.index(name) :]
                if kind == "ROLLBACK" and name in (around or ()):
                    _send(connection, sql, parameters)

        engine = self._database.engine.sync_engine
        event.listen(engine, "before_cursor_execute", intrude)
        event.listen(engine, "after_cursor_execute", follow)
        try:
            yield
        finally:
            event.remove(engine, "before_cursor_execute", intrude)
            event.remove(engine, "after_cursor_execute", follow)


_WRITES = ("INSERT", "UPDATE", "DELETE", "REPLACE")


def _send(connection: Any, sql: str, parameters: tuple[Any, ...]) -> None:
    """Send a statement over the driver's connection, past SQLAlchemy and its events."""
    cursor = connection.connection.cursor()
    cursor.execute(sql, parameters)
    cursor.close()


def writes(statement: str, verb: str, table: str) -> bool:
    """Whether a statement, in SQL of any layout, does `verb` to `table`, maybe behind a WITH."""
    words = re.findall(r"\w+", re.sub(r"/\*.*?\*/|--[^\n]*", " ", statement, flags=re.S).lower())
    last = len(words) if words[:1] == ["with"] else 1
    for position, word in enumerate(words[:last]):
        if word == verb.lower():
            rest = [each for each in words[position + 1 :][:6] if each not in _BETWEEN]
            if table.lower() in (rest[1:2] if rest[:1] == ["main"] else rest[:1]):
                return True
    return False
