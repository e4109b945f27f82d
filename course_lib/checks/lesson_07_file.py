"""A database file with several connections, for a function that opens sessions of its own."""

from __future__ import annotations

import asyncio
import contextlib
import copy
import inspect
import sqlite3
import tempfile
from pathlib import Path
from typing import Any

from sqlalchemy import event
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.ext.asyncio import AsyncConnection, async_sessionmaker
from sqlalchemy.util import await_only, greenlet_spawn
from sqlalchemy.util.concurrency import in_greenlet

from course_lib.app import make_engine, make_session_factory
from course_lib.classroom.statements import Statement, StatementLog

from .attempt import Attempt, LearnerError
from .database import CountedConnection, Rows, prepared_image
from .exercise import ErrorMessage
from .function import call
from .strays import end_strays

_CONNECTIONS = 4
_A_MOMENT = 0.005  # seconds
_PATIENCE = 0.3  # seconds; tasks that were started together need far less to meet

FACTORY = ErrorMessage(
    AttributeError,
    "'async_sessionmaker' object has no attribute",
    "factory_used_as_session",
    "The first argument is the factory that makes sessions, and it was used as a session.",
    "`async with Session() as db:` opens one.",
)


class DatabaseFile:
    """A file with rows, and what the learner's function does with its connections.

    Use it as `async with DatabaseFile(rows) as file`.

    Attributes:
        together: The most connections that had a query under way at the same time.
        shared: Whether a connection was asked while a statement of its own was under way.
    """

    def __init__(self, rows: Rows, *, patient: bool = False, slowest: str = "") -> None:
        """Make one.

        Args:
            rows: The rows that are in it.
            patient: Whether a query waits for another one, where another connection is lent. Small
                tables are counted so soon that tasks which run side by side might miss each other.
            slowest: The table whose queries then end behind all others; empty where none does.
        """
        self._rows = rows
        self._patient = patient
        self._slowest = slowest
        self._under_way: set[int] = set()
        self._queries: set[int] = set()
        self._lent: dict[int, Any] = {}
        self._connections: list[CountedConnection] = []
        self._met = asyncio.Event()
        self.together = 0
        self.shared = False

    async def __aenter__(self) -> DatabaseFile:
        self._folder = tempfile.TemporaryDirectory(ignore_cleanup_errors=True)
        self._path = path = self._write(Path(self._folder.name, "blog.db"))
        self._engine = make_engine(
            f"sqlite+aiosqlite:///{path}",
            pool_size=_CONNECTIONS,
            connect_args={"factory": self._connect},
        )
        await self._open_connections()
        self._log = StatementLog()
        self._log.attach(self._engine.sync_engine)
        for name, listener in (
            ("before_cursor_execute", self._begins),
            ("after_cursor_execute", self._ends),
            ("handle_error", self._fails),
            ("checkout", self._lends),
            ("checkin", self._takes_back),
        ):
            event.listen(self._engine.sync_engine, name, listener)
        return self

    async def __aexit__(self, *_error: object) -> None:
        await end_strays()
        for lent in list(self._lent.values()):
            # Taken back here, it does not complain in whichever later cell collects it.
            with contextlib.suppress(SQLAlchemyError):
                await greenlet_spawn(lent.close)
        await self._engine.dispose()
        with contextlib.suppress(OSError):
            self._folder.cleanup()

    def _connect(self, *arguments: Any, **options: Any) -> CountedConnection:
        connection = CountedConnection(*arguments, **options)
        self._connections.append(connection)
        return connection

    @property
    def _rows_given(self) -> int:
        return sum(connection.rows for connection in self._connections)

    @property
    def lent(self) -> int:
        """How many connections were not given back."""
        return len(self._lent)

    async def call(self, attempt: Attempt, argument: Any, *, name: str, written: str = "") -> Any:
        """Call the learner's function with a factory of sessions on the file, and await it.

        Args:
            attempt: The attempt.
            argument: What comes behind the factory.
            name: The name of that parameter.
            written: The argument as a learner would write it; its repr where it is empty.

        Raises:
            LearnerError: The function raised; the cause says what.
            Unmet: The function cannot be awaited.
        """
        factory: async_sessionmaker[Any] = make_session_factory(self._engine)
        attempt.called = f"{attempt.function.__name__}(Session, {written or repr(argument)})"
        before = copy.copy(argument)
        self._log.clear()
        rows_before = self._rows_given
        try:
            result = call(attempt.function, ("Session", name), [factory, argument])
            awaitable = inspect.isawaitable(result)
            if awaitable:
                attempt.running = result
                result = await result
        except BaseException as error:
            raise LearnerError from error
        finally:
            attempt.statements = self._log.all
            attempt.received = self._rows_given - rows_before
        attempt.expect(
            awaitable,
            f"{attempt.function.__name__} is a plain function: a caller cannot await it.",
            mistake="not_async",
            next_step="Begin it with `async def`.",
        )
        if inspect.iscoroutine(result):
            result.close()
        attempt.expect(
            not inspect.isawaitable(result),
            f"{attempt.function.__name__} returned a coroutine: a call in it was not awaited.",
            mistake="forgot_await",
            next_step="Put `await` before the call that talks to the database.",
        )
        attempt.expect(
            argument == before,
            f"`{attempt.called}` changed the list that it was given.",
            mistake="changed_argument",
            next_step="The caller goes on using it: make a new one instead.",
        )
        return result

    def somebody_writes(self, sql: str) -> None:
        """Let somebody else change rows and commit, over a connection of their own."""
        with contextlib.closing(sqlite3.connect(self._path)) as connection:
            connection.execute(sql)
            connection.commit()

    def expect_sessions_closed(self, attempt: Attempt) -> None:
        """Expect that every session was closed, so that the pool has its connections back."""
        attempt.expect(
            self.lent == 0,
            f"`{attempt.called}` left a session open: its connection is lost to the pool, and soon "
            "there is none left.",
            mistake="session_left_open",
            next_step="`async with Session() as db:` closes it, also where an error is raised.",
        )

    def _write(self, path: Path) -> Path:
        path.write_bytes(prepared_image(self._rows))
        return path

    async def _open_connections(self) -> None:
        """Open all connections, so that tasks need not wait for one: they ask, or they do not."""
        async with contextlib.AsyncExitStack() as stack:
            for _ in range(_CONNECTIONS):
                connection: AsyncConnection = self._engine.connect()
                await stack.enter_async_context(connection)

    def _lends(self, _connection: Any, record: Any, lent: Any) -> None:
        self._lent[id(record)] = lent

    def _takes_back(self, _connection: Any, record: Any) -> None:
        self._lent.pop(id(record), None)

    def _begins(self, connection: Any, _cursor: Any, statement: str, *_rest: Any) -> None:
        number = id(connection.connection.driver_connection)
        self.shared = self.shared or number in self._under_way
        self._under_way.add(number)
        if Statement(statement).counted:
            self._queries.add(number)
            self.together = max(self.together, len(self._queries))
            if self.together > 1:
                self._met.set()
            if self._patient and len(self._lent) > 1 and in_greenlet():
                await_only(self._wait_for_another(statement))

    async def _wait_for_another(self, statement: str) -> None:
        """Wait until two queries have met; having waited in vain, wait no more."""
        try:
            await asyncio.wait_for(self._met.wait(), _PATIENCE)
        except TimeoutError:
            self._patient = False
        if self._patient and self._slowest and self._slowest in statement.lower():
            with contextlib.suppress(TimeoutError):
                await asyncio.wait_for(self._wait_for_the_others(), _PATIENCE)

    async def _wait_for_the_others(self) -> None:
        await asyncio.sleep(_A_MOMENT)  # until they have begun
        while len(self._queries) > 1:  # noqa: ASYNC110 (a few looks, and queries end anywhere)
            await asyncio.sleep(_A_MOMENT)

    def _ends(self, connection: Any, *_rest: Any) -> None:
        number = id(connection.connection.driver_connection)
        self._under_way.discard(number)
        self._queries.discard(number)

    def _fails(self, context: Any) -> None:
        if context.connection is not None:
            self._ends(context.connection)
