"""Runs a learner's tests, each on a fresh database, with whatever repository is to be tested."""

from __future__ import annotations

import asyncio
import contextlib
import inspect
import tempfile
from collections.abc import AsyncIterator, Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sqlalchemy import event

from course_lib.app import make_engine, make_session_factory
from course_lib.classroom.statements import Statement, StatementLog

from .database import prepared_image
from .exercise import no_rows
from .lesson_09_fixtures import Fixtures, cases_of, tests_of

HANGS_SECONDS = 1.0


@dataclass(frozen=True, slots=True)
class Ran:
    """How a run of the tests ended.

    Attributes:
        error: What left the first test that failed; None if all passed.
        test: The name of that test, or of the last.
        returned: What the tests returned, which should be nothing.
        statements: What the deciding test sent.
    """

    error: BaseException | None
    test: str
    returned: Any
    statements: tuple[Statement, ...]


@dataclass(frozen=True, slots=True)
class _Case:
    """One call of one test."""

    name: str
    test: Callable[..., Any]
    instance: Any
    arguments: dict[str, Any]


class Bench:
    """A place where tests are run. Use it as `async with Bench(test, names) as bench`.

    Every test has a database file of its own, so that a second session is a second connection, as
    it is in a program.

    Args:
        tests: The learner's test: a function, or a class of them.
        namespace: The global names of the learner's code, for fixtures of their own.
    """

    def __init__(self, tests: Any, namespace: Mapping[str, Any]) -> None:
        self._tests = tests
        self._namespace = namespace
        self._number = 0
        self._path = Path()
        self._sent: list[str] = []

    async def __aenter__(self) -> Bench:
        self._folder = tempfile.TemporaryDirectory(ignore_cleanup_errors=True)
        # A test that locks itself out is to fail soon, not after the driver's five seconds.
        self._engine = make_engine("sqlite+aiosqlite:///tests.db", connect_args={"timeout": 0.2})
        self._log = StatementLog()
        self._log.attach(self._engine.sync_engine)
        event.listen(self._engine.sync_engine, "do_connect", self._to_the_file)
        event.listen(self._engine.sync_engine, "before_cursor_execute", self._hear)
        self._renew()
        async with self._engine.connect():  # an engine's first connection asks what SQLite can do
            pass
        return self

    async def __aexit__(self, *_error: object) -> None:
        await self._engine.dispose()
        self._folder.cleanup()

    async def run(self, given: Mapping[str, Any], *, planted: bool = False) -> Ran:
        """Run the tests up to the first that fails.

        Args:
            given: The fixtures to put in place of the right ones, such as a repository with a bug.
            planted: Whether it is not the right one. A test that does not end is then one that
                fails, and what it prints says nothing to its author.
        """
        returned: Any = None
        name = ""
        for case in self._cases():
            name = case.name
            try:
                quiet = contextlib.redirect_stdout(None) if planted else contextlib.nullcontext()
                with quiet:
                    async with asyncio.timeout(HANGS_SECONDS if planted else None):
                        returned = await self._call(case, given) or returned
            except BaseException as error:
                if not isinstance(error, Exception | SystemExit) and not is_outcome(error):
                    raise  # the attempt is stopped
                return Ran(error, name, returned, self._log.all)
        return Ran(None, name, returned, self._log.all)

    def _cases(self) -> Iterator[_Case]:
        written = self._tests
        if not isinstance(written, type):
            for arguments in cases_of(written):
                yield _Case(written.__name__, written, None, arguments)
            return
        for name in tests_of(written):
            for arguments in cases_of(written, inspect.getattr_static(written, name)):
                instance = written()
                full = f"{written.__name__}.{name}"
                yield _Case(full, getattr(instance, name), instance, arguments)

    async def _call(self, case: _Case, given: Mapping[str, Any]) -> Any:
        self._renew()
        async with self._session() as db:
            ours = {"db": db, "engine": self._engine, "sent": self._sent} | dict(given)
            set_up = getattr(case.instance, "setup_method", None)
            if callable(set_up):
                set_up(*[case.test] * len(inspect.signature(set_up).parameters))
            async with Fixtures(ours, self._namespace, case.instance) as fixtures:
                return await fixtures.call(case.test, case.arguments)

    @contextlib.asynccontextmanager
    async def _session(self) -> AsyncIterator[Any]:
        db = make_session_factory(self._engine)()
        try:
            yield db
        finally:
            with contextlib.suppress(Exception):
                await db.close()
            await self._engine.dispose()

    def _renew(self) -> None:
        self._number += 1
        self._path = Path(self._folder.name, f"{self._number}.db")
        self._path.write_bytes(prepared_image(no_rows))
        self._log.clear()
        self._sent = []

    def _to_the_file(self, _dialect: Any, _entry: Any, arguments: list[Any], _options: Any) -> None:
        arguments[0] = str(self._path)

    def _hear(self, _connection: Any, _cursor: Any, sql: str, *_rest: Any) -> None:
        if Statement(sql).counted:
            self._sent.append(sql)


def is_outcome(error: BaseException) -> bool:
    """Whether pytest ended a test with it: failed or skipped. It is no `Exception`."""
    return any(each.__module__ == "_pytest.outcomes" for each in type(error).__mro__)
