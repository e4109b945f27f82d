"""Lesson 09: a fixture whose tests leave nothing behind, judged by running tests on it."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy import delete, select
from sqlalchemy.exc import ResourceClosedError, SQLAlchemyError
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.ext.asyncio.exc import AsyncContextNotStarted
from sqlalchemy.orm import DeclarativeBase

from course_lib.app import Tag, User

from .attempt import Attempt
from .database import prepared_image
from .exercise import Check, ErrorMessage, Exercise, Transaction
from .lesson_09_bed import Bed
from .unmet import Unmet, shown


def one_user() -> Sequence[DeclarativeBase]:
    """Somebody who was there before the tests."""
    return [User(id=7, username="vera", email="vera@example.org", hashed_password="-")]


def _user(name: str) -> User:
    return User(username=name, email=f"{name}@example.org", hashed_password="-")


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


async def _undoes_changes(attempt: Attempt) -> None:
    """What a test does to rows that were there, and to other tables, is undone as well."""
    with _bed(attempt) as bed:
        before = bed.content()
        async with bed.test() as db:
            (await db.get_one(User, 7)).username = "renamed"
            db.add(Tag(name="new"))
            await db.commit()
            await db.execute(delete(User).where(User.id == 7))
            await db.commit()
        bed.expect_free()
        after = bed.content()
        attempt.expect(
            sorted(after) == sorted(before),
            "The test renamed vera, added a tag, deleted vera, and committed each. After it the "
            "file is not as it was before.",
            mistake="changes_stay",
            next_step="Nobody but the database knows all that a test did. Roll its transaction "
            "back, rather than put things right one by one.",
            lost=[line for line in before if line not in after],
            left_behind=[line for line in after if line not in before],
        )


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
        Check("What it changed or deleted is as before after it.", _undoes_changes),
        Check("What a test adds in a savepoint is gone after it.", _undoes_savepoints),
        Check("In the test, commit and rollback do what they do in a program.", _goes_on),
    ),
    praise="Two tests ran on it, committed the same email, and neither met the other.",
    called_freely=True,
    errors=(
        ErrorMessage(
            ResourceClosedError,
            "This transaction is closed",
            "commit_ended_it",
            "The transaction that the fixture wants to end is over: the test's own commit or "
            "rollback has ended it.",
            "Begin it on a connection, and give the session that connection, with "
            '`join_transaction_mode="create_savepoint"`: then the test ends savepoints only.',
        ),
        ErrorMessage(
            ResourceClosedError,
            "This Connection is closed",
            "closed_before_the_test",
            "The connection was closed before the test used it.",
            "`return` leaves `async with`, which closes the connection. `yield` waits there until "
            "the test is over.",
        ),
        ErrorMessage(
            AsyncContextNotStarted,
            "",
            "forgot_await",
            "A connection or a transaction was made, but not awaited: it never began.",
            "`await engine.connect()`, `await connection.begin()`, or `async with` for either.",
        ),
    ),
)
