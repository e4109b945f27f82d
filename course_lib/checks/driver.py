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

_INSTRUCTIONS_BETWEEN_LOOKS = 100_000  # of SQLite's: some milliseconds


class _AtOnce:
    """Stands in for the queue that the driver's thread reads: does what is put, and answers.

    The answer comes when the event loop goes round, so other tasks get their turn as they would.
    """

    def put_nowait(self, asked: tuple[asyncio.Future[Any] | None, Callable[[], Any]]) -> None:
        future, function = asked
        try:
            answer, give = function(), _give_result
        except Exception as error:
            answer, give = error, _give_error
        if future is not None:
            future.get_loop().call_soon(give, future, answer)


def _give_result(future: asyncio.Future[Any], result: Any) -> None:
    if not future.done():  # its task may have been cancelled meanwhile
        future.set_result(result)


def _give_error(future: asyncio.Future[Any], error: Exception) -> None:
    if not future.done():
        future.set_exception(error)


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
        # SQLAlchemy puts into this queue too, so it is the one place where all work passes.
        self._tx = _AtOnce()  # pyright: ignore[reportAttributeAccessIssue]

    def __await__(self) -> Generator[Any, None, aiosqlite.Connection]:
        return self._connect().__await__()  # and no thread is started
