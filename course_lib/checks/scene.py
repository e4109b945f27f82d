"""What a check can arrange: rows that the caller holds, and what somebody else does meanwhile."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from sqlalchemy import event, select
from sqlalchemy.inspection import inspect as inspect_model
from sqlalchemy.orm import DeclarativeBase

from .database import CheckDatabase
from .expectations import Expectations


class Scene(Expectations):
    """What a check can arrange before and during a call, beside what it can expect."""

    def __init__(self, database: CheckDatabase) -> None:
        super().__init__(database.session())
        self._database = database

    async def get(self, model: type[DeclarativeBase], key: int) -> Any:
        """Load the row of this primary key, as the caller would have done before."""
        column = inspect_model(model).primary_key[0]
        return (await self.db.execute(select(model).where(column == key))).scalar_one()

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
        with self._before("INSERT", table, sql, tuple(values.values()), again=True):
            yield

    @contextmanager
    def somebody_changes(
        self, table: str, sql: str, *parameters: Any, before: str = "UPDATE"
    ) -> Iterator[None]:
        """Let somebody else's change happen, once, just before the function's first of a kind.

        It stands for a commit that falls between a read and a write.

        Args:
            table: The table whose statement is waited for.
            sql: What somebody else sends, as SQLite takes it.
            parameters: Its parameters.
            before: The verb that is waited for: UPDATE, DELETE or INSERT.
        """
        with self._before(before, table, sql, parameters, again=False):
            yield

    @contextmanager
    def _before(
        self, verb: str, table: str, sql: str, parameters: tuple[Any, ...], *, again: bool
    ) -> Iterator[None]:
        """Send `sql` before the first `verb` on `table`; with `again`, before each after it too."""
        arrived = False

        def intrude(connection: Any, _cursor: Any, statement: str, *_rest: Any) -> None:
            nonlocal arrived
            words = statement.replace('"', "").split()[:6]
            first = not arrived and words[:1] == [verb] and table in words
            if first or (arrived and again):
                arrived = True
                cursor = connection.connection.cursor()
                cursor.execute(sql, parameters)
                cursor.close()

        engine = self._database.engine.sync_engine
        event.listen(engine, "before_cursor_execute", intrude)
        try:
            yield
        finally:
            event.remove(engine, "before_cursor_execute", intrude)
