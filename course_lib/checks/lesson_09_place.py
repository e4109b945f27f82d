"""Where a learner's tests run: a database file for each, and an engine that is kept for the next.

A second session is a second connection here, as it is in a program.
"""

from __future__ import annotations

import asyncio
import contextlib
import sqlite3
import tempfile
import time
from collections.abc import AsyncIterator, Callable
from pathlib import Path
from typing import Any

from sqlalchemy import URL, NullPool, event
from sqlalchemy.ext.asyncio import AsyncEngine, AsyncSession

from course_lib.app import make_engine
from course_lib.classroom.statements import Statement, StatementLog

from .database import prepared_image
from .driver import Connection
from .exercise import no_rows

LOCKED_SECONDS = 0.2  # a test that locks itself out is to fail soon
_POOL_EVENTS = ("first_connect", "connect", "checkout", "checkin", "reset", "close", "invalidate")

_idle: Place | None = None


class Place:
    """A folder of database files, one for each test, and one engine for all of them.

    The engine is kept because it knows what it has compiled. Use a place as `async with place()`.

    Attributes:
        log: The statements since the latest `renew`.
        sent: Those of them that are counted, as text.
    """

    def __init__(self) -> None:
        self.log = StatementLog()
        self.sent: list[str] = []
        self._folder = Path()
        self._path = Path()
        self._number = 0
        opened: dict[str, Any] = {"async_creator_fn": self._connect}
        self._engine = make_engine(connect_args=opened, poolclass=NullPool)
        self.log.attach(self._engine.sync_engine)
        event.listen(self._engine.sync_engine, "before_cursor_execute", self._hear)
        self._listeners = self._count_listeners()

    async def enter(self, folder: Path) -> None:
        """Keep the files in this folder from now on."""
        self._folder = folder
        self._renew()
        async with self._engine.connect():  # an engine's first connection asks what SQLite can do
            pass

    @contextlib.asynccontextmanager
    async def session(self) -> AsyncIterator[tuple[AsyncSession, AsyncEngine]]:
        """A session on a fresh database without rows, and the engine that it is on."""
        self._renew()
        # Whoever asks the engine where its database is finds it there. And each test has an engine
        # to listen to for itself: it does not hear the next one.
        self._engine.sync_engine.url = URL.create("sqlite+aiosqlite", database=str(self._path))
        engine = self._engine.execution_options()
        db = AsyncSession(engine, expire_on_commit=False)
        try:
            yield db, engine
        finally:
            with contextlib.suppress(Exception):
                await db.close()

    @property
    def is_clean(self) -> bool:
        """Whether nobody has begun to listen to the connections of the engine."""
        return self._count_listeners() == self._listeners

    def _count_listeners(self) -> int:
        dispatch = self._engine.sync_engine.pool.dispatch
        return sum(len(getattr(dispatch, name)) for name in _POOL_EVENTS)

    def _renew(self) -> None:
        self._number += 1
        self._path = self._folder / f"{self._number}.db"
        self._path.write_bytes(prepared_image(no_rows))
        self.log.clear()
        self.sent = []

    def _connect(self, *_arguments: Any, **_options: Any) -> Connection:
        path = self._path
        return _FileConnection(lambda: _opened(path))

    def _hear(self, _connection: Any, _cursor: Any, sql: str, *_rest: Any) -> None:
        if Statement(sql).counted:
            self.sent.append(sql)


@contextlib.asynccontextmanager
async def place() -> AsyncIterator[Place]:
    """The place that the latest check has left in order, or a new one."""
    global _idle
    taken, _idle = _idle or Place(), None
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        await taken.enter(Path(folder))
        try:
            yield taken
        except Exception:  # a verdict; what stops an attempt is none
            _idle = taken if taken.is_clean else None
            raise
        _idle = taken if taken.is_clean else None


class _FileConnection(Connection):
    """A connection in the thread of the event loop, which waits for a lock without stopping it."""

    async def _execute(self, fn: Callable[..., Any], *args: Any, **kwargs: Any) -> Any:
        until = 0.0
        while True:
            try:
                return await super()._execute(fn, *args, **kwargs)
            except sqlite3.OperationalError as error:
                now = time.monotonic()
                until = until or now + LOCKED_SECONDS
                if error.sqlite_errorcode != sqlite3.SQLITE_BUSY or now > until:
                    raise
            await asyncio.sleep(0.001)  # whoever holds the lock goes on


def _opened(path: Path) -> sqlite3.Connection:
    connection = sqlite3.connect(path, timeout=0)
    connection.execute("PRAGMA synchronous=OFF")  # no test asks what a power cut leaves
    return connection
