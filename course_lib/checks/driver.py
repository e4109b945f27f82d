"""The driver's connection to a check's database, without the thread that aiosqlite gives each.

A database in memory answers in microseconds. To hand each question to another thread, and the
answer back, costs more than that; and a thread can outlive the attempt that began it.
"""

from __future__ import annotations

import asyncio
import sqlite3
from collections.abc import Callable, Generator
from typing import Any

import aiosqlite

_SENDS = frozenset({"execute", "executemany", "executescript", "commit", "rollback"})
_INSTRUCTIONS_BETWEEN_LOOKS = 100_000  # of SQLite's: some milliseconds


class _AtOnce:
    """Stands in for the queue that the driver's thread reads: does what is put, and answers."""

    def put_nowait(self, asked: tuple[asyncio.Future[Any] | None, Callable[[], Any]]) -> None:
        future, function = asked
        try:
            answer = function()
        except Exception as error:
            if future is not None:
                future.set_exception(error)
        else:
            if future is not None:
                future.set_result(answer)


class Connection(aiosqlite.Connection):
    """aiosqlite's connection, which works in the thread of the event loop."""

    def __init__(self, connect: Callable[[], sqlite3.Connection]) -> None:
        """Make one.

        Args:
            connect: Opens the connection that it stands for.
        """

        def open_connection() -> sqlite3.Connection:
            connection = connect()
            # A query that never ends must hear when its attempt is ended: that is raised here.
            connection.set_progress_handler(lambda: None, _INSTRUCTIONS_BETWEEN_LOOKS)
            return connection

        super().__init__(open_connection, iter_chunk_size=64)
        # Not all that is asked passes `_execute`: SQLAlchemy, too, puts into this queue.
        self._tx = _AtOnce()  # pyright: ignore[reportAttributeAccessIssue]

    def __await__(self) -> Generator[Any, None, aiosqlite.Connection]:
        return self._connect().__await__()  # and no thread is started

    async def _execute(self, fn: Callable[..., Any], *args: Any, **kwargs: Any) -> Any:
        if not self._running or not self._connection:
            raise ValueError("Connection closed")
        if fn.__name__ in _SENDS:
            await asyncio.sleep(0)  # other tasks get their turn, as they do with a thread
        return fn(*args, **kwargs)
