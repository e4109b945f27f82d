"""The engine and the session factory."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Connection, StaticPool, event, make_url
from sqlalchemy.engine.interfaces import DBAPIConnection
from sqlalchemy.ext.asyncio import (
    AsyncEngine,
    AsyncSession,
    async_sessionmaker,
    create_async_engine,
)
from sqlalchemy.pool import ConnectionPoolEntry
from sqlalchemy.util.concurrency import in_greenlet

IN_MEMORY = "sqlite+aiosqlite:///:memory:"
AUTOCOMMIT = "AUTOCOMMIT"


def make_engine(url: str = IN_MEMORY, **options: Any) -> AsyncEngine:
    """Make an engine; on SQLite, with foreign keys enforced and transactions that hold.

    Args:
        url: A database URL with an async driver. The default is a new in-memory database, which
            lives on one connection: enough for one session at a time, never for two.
        options: Passed on to `create_async_engine`.

    Returns:
        The engine. Whoever makes it disposes of it: `await engine.dispose()`.
    """
    parsed = make_url(url)
    if parsed.get_backend_name() != "sqlite":
        return create_async_engine(url, **options)
    if parsed.database in (None, "", ":memory:"):
        options.setdefault("poolclass", StaticPool)
    engine = create_async_engine(url, **options)
    event.listen(engine.sync_engine, "connect", _prepare_sqlite_connection)
    event.listen(engine.sync_engine, "checkin", _end_what_a_refused_commit_left)
    if options.get("isolation_level") != AUTOCOMMIT:
        event.listen(engine.sync_engine, "begin", _begin_sqlite_transaction)
        event.listen(engine.sync_engine, "before_cursor_execute", _begin_what_was_not_begun)
    return engine


def _prepare_sqlite_connection(connection: DBAPIConnection, _entry: ConnectionPoolEntry) -> None:
    # SQLite enforces foreign keys only where each connection asks for it. With isolation_level None
    # the driver starts no transaction by itself: SQLAlchemy does, below. Without that, a SAVEPOINT
    # that comes first is outside any transaction and survives a ROLLBACK.
    connection.isolation_level = None
    cursor = connection.cursor()
    cursor.execute("PRAGMA foreign_keys=ON")
    cursor.close()


def _begin_sqlite_transaction(connection: Connection) -> None:
    # SQLAlchemy "begins" in AUTOCOMMIT too, where a BEGIN would lose all that is written. And a
    # lazy load without `await` begins outside the greenlet that could send it: to fail here would
    # cost the connection, and an in-memory database with it. So the statement itself fails, below.
    autocommit = connection.get_execution_options().get("isolation_level") == AUTOCOMMIT
    if in_greenlet() and not autocommit:
        connection.exec_driver_sql("BEGIN")


def _begin_what_was_not_begun(
    connection: Connection, _cursor: Any, statement: str, *_rest: Any
) -> None:
    # What comes after such a failed lazy load, in the same transaction, must be inside a real one.
    driver_connection: Any = connection.connection.driver_connection
    if not driver_connection.in_transaction and not statement.startswith("BEGIN"):
        _begin_sqlite_transaction(connection)


def _end_what_a_refused_commit_left(
    connection: DBAPIConnection | None, entry: ConnectionPoolEntry
) -> None:
    # SQLite may refuse a COMMIT ("database is locked") and leave the transaction open. SQLAlchemy
    # takes it for ended: without this, the connection's next user would commit the refused rows.
    driver_connection: Any = entry.driver_connection
    if connection is not None and in_greenlet() and driver_connection.in_transaction:
        connection.rollback()


def make_session_factory(engine: AsyncEngine) -> async_sessionmaker[AsyncSession]:
    """Make the factory that a program calls for each unit of work.

    `expire_on_commit=False`: after a commit, objects keep what they hold. The default would reload
    each at its next attribute access, and in async code that raises `MissingGreenlet`.
    """
    return async_sessionmaker(engine, expire_on_commit=False)
