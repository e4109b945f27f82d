"""A fresh in-memory database for each check, from an image that is prepared once."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Sequence
from functools import cache
from typing import Any

from sqlalchemy import StaticPool, create_engine, delete, insert, select
from sqlalchemy.ext.asyncio import AsyncEngine, AsyncSession, async_sessionmaker
from sqlalchemy.orm import DeclarativeBase, Session
from sqlalchemy.util import greenlet_spawn

from course_lib.app import Base, make_engine, make_session_factory
from course_lib.classroom.statements import StatementLog

from .driver import Connection

Rows = Callable[[], Sequence[DeclarativeBase]]


@cache
def prepared_image(data: Rows, base: type[DeclarativeBase] = Base) -> bytes:
    """The bytes of a SQLite database with the tables of `base` and the rows that `data` gives."""
    rows = data()
    return _image(base, _empty_tables(base), rows) if rows else _empty_tables(base)


@cache
def _empty_tables(base: type[DeclarativeBase]) -> bytes:
    return _image(base, b"", ())


def _image(base: type[DeclarativeBase], before: bytes, rows: Sequence[DeclarativeBase]) -> bytes:
    """The image `before` with `rows` added; with the tables made first where it is empty."""
    connection = sqlite3.connect(":memory:")
    engine = create_engine("sqlite://", creator=lambda: connection, poolclass=StaticPool)
    try:
        if before:
            connection.deserialize(before)
        else:
            base.metadata.create_all(engine, checkfirst=False)
        with Session(engine) as session:
            session.add_all(rows)
            session.flush()
            _put_links_in_order(session, base)
            session.commit()
        return connection.serialize()
    finally:
        engine.dispose()
        connection.close()


def _put_links_in_order(session: Session, base: type[DeclarativeBase]) -> None:
    """Write the rows of the association tables anew, by their columns.

    A flush writes them in the order of a set, another one in each process. It shows in a SELECT
    without an ORDER BY, and a verdict must not hang on it.
    """
    mapped = {table for mapper in base.registry.mappers for table in mapper.tables}
    for table in base.metadata.tables.values():
        if table not in mapped:
            links = session.execute(select(table).order_by(*table.c)).mappings().all()
            if links:
                session.execute(delete(table))
                session.execute(insert(table), [dict(link) for link in links])


class _CountedCursor(sqlite3.Cursor):
    """A cursor that tells its connection how many rows it gave."""

    def fetchall(self) -> list[Any]:
        return self._counted(super().fetchall())

    def fetchmany(self, size: int | None = 1) -> list[Any]:
        return self._counted(super().fetchmany(size))

    def fetchone(self) -> Any:
        row = super().fetchone()
        self._counted([] if row is None else [row])
        return row

    def _counted(self, rows: list[Any]) -> list[Any]:
        connection = self.connection
        assert isinstance(connection, CountedConnection)
        connection.rows += len(rows)
        return rows


class CountedConnection(sqlite3.Connection):
    """A connection that counts the rows that it gave."""

    rows = 0

    def cursor(self, factory: Any = None) -> Any:
        return super().cursor(factory or _CountedCursor)


class CheckDatabase:
    """One engine, kept between checks for its cache of compiled statements.

    Each `renew()` ends the connection and with it the database, and opens another from the image.
    Throw the whole thing away when an attempt could not be ended in order.
    """

    def __init__(self) -> None:
        self._image = b""
        self._connection: CountedConnection | None = None
        self.engine: AsyncEngine = make_engine(connect_args={"async_creator_fn": self._connect})
        self.log = StatementLog()
        self.log.attach(self.engine.sync_engine)
        self._sessions: async_sessionmaker[AsyncSession] = make_session_factory(self.engine)

    def _connect(self, *args: Any, **options: Any) -> Connection:
        return Connection(lambda: self._open(*args, **options))

    def _open(self, *args: Any, **options: Any) -> sqlite3.Connection:
        self._connection = CountedConnection(*args, **options)
        self._connection.deserialize(self._image)
        return self._connection

    @property
    def rows(self) -> int:
        """How many rows the database gave since it was renewed."""
        return self._connection.rows if self._connection else 0

    @property
    def in_transaction(self) -> bool:
        """Whether somebody has begun a transaction on the connection and not ended it."""
        return self._connection is not None and self._connection.in_transaction

    async def renew(self, data: Rows, base: type[DeclarativeBase] = Base) -> None:
        """Make the database fresh, with the tables of `base` and the rows that `data` gives."""
        await self.load(prepared_image(data, base))

    async def load(self, image: bytes) -> None:
        """Make the database fresh, as the bytes of a SQLite database have it."""
        await self.close()
        self._image = image
        # Opened here: an engine's first connection asks the server what it can do, which is no
        # statement of the learner's and no row of theirs.
        await greenlet_spawn(self._open_and_give_back)
        self.log.clear()

    def _open_and_give_back(self) -> None:
        self.engine.sync_engine.pool.connect().close()

    def session(self) -> AsyncSession:
        """A new session on the database."""
        return self._sessions()

    async def close(self) -> None:
        """End the connection, and the database with it."""
        if self._connection is not None:
            # Not the engine's `dispose()`, which makes a new pool: this one has nothing to forget.
            await greenlet_spawn(self.engine.sync_engine.pool.dispose)
            self._connection = None
