"""A database file, and a learner's fixture on it, of lesson 09's exercise on isolation."""

from __future__ import annotations

import sqlite3
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, closing
from pathlib import Path
from typing import Any

from sqlalchemy.ext.asyncio import AsyncSession

from course_lib.classroom.statements import record_statements

from .attempt import Attempt, LearnerError
from .function import namespace_of
from .lesson_09_findings import plain_fixture
from .lesson_09_fixtures import Fixture, Fixtures, NoFixture, PlainFixture, fixture_of
from .unmet import Unmet, shown

_NAMES = "SELECT username FROM users ORDER BY id"


class Bed:
    """A database file, and the learner's fixture on it."""

    def __init__(self, attempt: Attempt, path: Path) -> None:
        self._attempt = attempt
        self._path = path
        self._fixture = _checked(attempt.function)
        attempt.called = "isolated_db(database_url)"

    @asynccontextmanager
    async def test(self) -> AsyncIterator[AsyncSession]:
        """The time of one test: the fixture is set up before and torn down after it."""
        given = {"database_url": f"sqlite+aiosqlite:///{self._path}"}
        with record_statements() as log:
            try:
                async with Fixtures(given, namespace_of(self._attempt.function)) as fixtures:
                    db = await fixtures.set_up(self._fixture)
                    self._attempt.expect(
                        isinstance(db, AsyncSession),
                        "The fixture should give the test an AsyncSession.",
                        mistake="wrong_type",
                        next_step="`yield session`: what stands behind `yield` is the test's `db`.",
                        it_gives=db,
                    )
                    yield db
            except (Unmet, LearnerError):
                raise
            except NoFixture as name:
                raise Unmet(
                    f"The fixture asks for `{name}`, and there is no such fixture.",
                    mistake="unknown_fixture",
                    next_step="Here there is `database_url`, and what you define yourself.",
                ) from None
            except PlainFixture as name:
                raise plain_fixture(str(name)) from None
            except Exception as error:
                raise LearnerError from error
            finally:
                self._attempt.statements = log.all
        self.committed = any(each.kind == "COMMIT" for each in log.all)

    def _is_free(self) -> bool:
        """Whether somebody else could write now."""
        with closing(sqlite3.connect(self._path, timeout=0)) as other:
            try:
                other.execute("BEGIN IMMEDIATE")
            except sqlite3.OperationalError:
                return False
            return True

    def _names(self) -> list[str]:
        """Who is in the file, as another program sees it."""
        with closing(sqlite3.connect(self._path, timeout=0.2)) as connection:
            return [name for (name,) in connection.execute(_NAMES)]

    def content(self) -> list[str]:
        """All that is in the file, as SQL."""
        with closing(sqlite3.connect(self._path, timeout=0.2)) as connection:
            return list(connection.iterdump())

    def expect_free(self) -> None:
        """Expect that the test left no transaction open."""
        self._attempt.expect(
            self._is_free(),
            "After the test its transaction is still open: whoever writes next meets `database is "
            "locked`.",
            mistake="left_open",
            next_step="What stands after `yield` ends what stands before it: roll back, and close "
            "the connection, or let `async with` do it.",
        )

    def expect_vera_alone(self, after: str, mistake: str) -> None:
        """Expect that the test left nothing, and took nothing along."""
        self.expect_free()
        try:
            found = self._names()
        except sqlite3.Error as error:
            raise _took_along(f"sqlite3 says: {error}") from None
        if "vera" not in found:
            raise _took_along(found)
        how = (
            "It was a real COMMIT: begin a transaction on a connection, and give the session that "
            'connection, with `join_transaction_mode="create_savepoint"`. Then its commit ends '
            "a savepoint only."
            if self.committed
            else "No COMMIT was sent: RELEASE of a savepoint outside any transaction commits. "
            "SQLite's driver had begun none; `make_engine` sends BEGIN."
        )
        self._attempt.expect(
            found == ["vera"],
            f"The test {after}, and after it another program finds the row in the file: the next "
            "test does too.",
            mistake=mistake if self.committed else "savepoint_leaks",
            next_step=how,
            found_after_the_test=found,
        )


def _took_along(found: Any) -> Unmet:
    return Unmet(
        "vera was in the table before the test, and is not there after it.",
        mistake="deleted_others",
        evidence=(shown("Found after the test", found),),
        next_step="Do not empty the tables: roll the test's transaction back.",
    )


def _checked(function: Any) -> Fixture:
    fixture = fixture_of(function)
    if fixture is None:
        raise Unmet(
            "isolated_db is no fixture: pytest would not hand it to a test.",
            mistake="no_fixture",
            next_step="`@pytest_asyncio.fixture` stands above it.",
        )
    if not fixture.by_pytest_asyncio:
        raise plain_fixture("isolated_db")
    if fixture.scope != "function":
        raise Unmet(
            f'With `scope="{fixture.scope}"` many tests share one session, and what one of them '
            "did is undone only after the last.",
            mistake="wide_scope",
            next_step="Leave `scope` out: then each test has a set-up and a tear-down of its own.",
        )
    return fixture
