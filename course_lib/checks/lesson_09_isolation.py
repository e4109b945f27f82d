"""Lesson 09: a fixture whose tests leave nothing behind, judged by running tests on it."""

from __future__ import annotations

import sqlite3
import tempfile
from collections.abc import AsyncIterator, Iterator, Sequence
from contextlib import asynccontextmanager, closing, contextmanager
from pathlib import Path
from typing import Any

from sqlalchemy import select
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import DeclarativeBase

from course_lib.app import User
from course_lib.classroom.statements import record_statements

from .attempt import Attempt, LearnerError
from .database import prepared_image
from .exercise import Check, Exercise, Transaction
from .function import namespace_of
from .lesson_09_findings import plain_fixture
from .lesson_09_fixtures import Fixture, Fixtures, NoFixture, PlainFixture, fixture_of
from .unmet import Unmet, shown

_NAMES = "SELECT username FROM users ORDER BY id"


def one_user() -> Sequence[DeclarativeBase]:
    """Somebody who was there before the tests."""
    return [User(id=7, username="vera", email="vera@example.org", hashed_password="-")]


def _user(name: str) -> User:
    return User(username=name, email=f"{name}@example.org", hashed_password="-")


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

    def expect_vera_alone(self, after: str, mistake: str) -> None:
        """Expect that the test left nothing, and took nothing along."""
        self._attempt.expect(
            self._is_free(),
            "After the test its transaction is still open: whoever writes next meets `database is "
            "locked`.",
            mistake="left_open",
            next_step="What stands after `yield` ends what stands before it: roll back, and close "
            "the connection, or let `async with` do it.",
        )
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


@contextmanager
def _bed(attempt: Attempt) -> Iterator[Bed]:
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        path = Path(folder, "tests.db")
        path.write_bytes(prepared_image(one_user))
        yield Bed(attempt, path)


async def _gives_a_session(attempt: Attempt) -> None:
    with _bed(attempt) as bed:
        async with bed.test() as db:
            db.add(_user("ada"))
            await db.flush()
            came = sorted(await db.scalars(select(User.username)))
            attempt.expect(
                came == ["ada", "vera"],
                "A test that adds a user should find that one, and vera, who was there before.",
                mistake="wrong_database",
                next_step="The session works on the database at `database_url`.",
                found_in_the_test=came,
            )
        bed.expect_vera_alone("flushed a user", "flush_leaks")


async def _undoes_commits(attempt: Attempt) -> None:
    with _bed(attempt) as bed:
        for name in ("ada", "ada"):  # a second one would meet the first one's email
            async with bed.test() as db:
                db.add(_user(name))
                await db.commit()
            bed.expect_vera_alone("committed a user", "commit_leaks")


async def _undoes_savepoints(attempt: Attempt) -> None:
    with _bed(attempt) as bed:
        async with bed.test() as db, db.begin_nested():
            db.add(_user("ada"))
        bed.expect_vera_alone("added a user in a savepoint", "savepoint_leaks")


async def _goes_on(attempt: Attempt) -> None:
    """A rollback in the test undoes what was not committed, and the session goes on."""
    with _bed(attempt) as bed:
        async with bed.test() as db:
            ada = _user("ada")
            db.add(ada)
            await db.commit()
            attempt.read(
                ada,
                "username",
                next_step="`expire_on_commit=False`, as the program's own sessions have it.",
            )
            came = await _after_a_rollback(attempt, db)
            attempt.expect(
                came == ["ada", "grace", "vera"],
                "A test committed ada, rolled back another user, and committed grace. In a program "
                "both would be there then.",
                mistake="rollback_undoes_commit",
                next_step='With `join_transaction_mode="create_savepoint"` the session\'s commit '
                "and rollback are those of a savepoint, and the outer transaction stays open.",
                found_in_the_test=came,
            )
        bed.expect_vera_alone("committed, rolled back and committed", "commit_leaks")


async def _after_a_rollback(attempt: Attempt, db: AsyncSession) -> list[str]:
    try:
        db.add(_user("omar"))
        await db.flush()
        await db.rollback()
        db.add(_user("grace"))
        await db.commit()
        return sorted(await db.scalars(select(User.username)))
    except SQLAlchemyError as error:
        raise Unmet(
            "After a rollback in the test its session can no longer be used.",
            mistake="rollback_undoes_commit",
            evidence=(shown("It says", str(error).partition("\n")[0]),),
            next_step='With `join_transaction_mode="create_savepoint"` a rollback in the test goes '
            "back to a savepoint, and the outer transaction stays open.",
        ) from None


isolated_db = Exercise(
    name="isolated_db",
    lesson="09_testing",
    title="A session that leaves nothing behind",
    asks="Write the fixture: a session on the database at `database_url`, whose test may flush, "
    "commit and roll back, and leaves the database as it was.",
    parameters=("database_url",),
    transaction=Transaction.READ,
    hints=(
        "The test's commits must not be real ones. Begin a transaction outside of the session, on "
        "a connection, and roll that one back after the `yield`.",
        "`AsyncSession(connection, …)` takes the connection in place of the engine, and "
        '`join_transaction_mode="create_savepoint"` turns its commits into those of savepoints. '
        "`expire_on_commit=False` as ever.",
        "On SQLite a savepoint needs a transaction that was really begun: "
        "`make_engine(database_url)` sees to that. `await engine.dispose()` at the end.",
    ),
    checks=(
        Check("A test gets a session, and what it flushes is gone after it.", _gives_a_session),
        Check("What it commits is gone after it, and nothing is left open.", _undoes_commits),
        Check("What a test adds in a savepoint is gone after it.", _undoes_savepoints),
        Check("In the test, commit and rollback do what they do in a program.", _goes_on),
    ),
    praise="Two tests ran on it, committed the same email, and neither met the other.",
    called_freely=True,
)
