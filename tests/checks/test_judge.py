"""What an answer may look like, and what becomes of the notebook around it."""

from __future__ import annotations

import functools
import sys
import threading
import warnings
from collections.abc import Callable
from typing import Any

import pytest
from counting import COUNT, COUNT_USERS, right
from sqlalchemy.ext.asyncio import AsyncSession

from course_lib.app import Base, User, make_engine, make_session_factory
from course_lib.checks.exercise import Check, Exercise, Transaction
from course_lib.checks.judge import judge


@pytest.fixture(autouse=True)
def short_limit(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COURSE_TIME_LIMIT", "0.4")


def test_what_is_printed_does_not_reach_the_notebook(capsys: pytest.CaptureFixture[str]) -> None:
    async def prints(db: AsyncSession) -> int:
        print("found", await right(db))
        print("careful", file=sys.stderr)
        return await right(db)

    verdict = judge(COUNT_USERS, prints)
    assert verdict.printed.startswith("found 7\ncareful\n")
    assert capsys.readouterr() == ("", "")


def test_a_warning_never_changes_an_outcome() -> None:
    async def warns(db: AsyncSession) -> int:
        warnings.warn("old", DeprecationWarning, stacklevel=1)
        return await right(db)

    with warnings.catch_warnings():
        warnings.simplefilter("error")
        assert judge(COUNT_USERS, warns).outcome == "correct"


def test_a_needless_coroutine_beside_a_right_answer_is_mentioned() -> None:
    async def forgets_one(db: AsyncSession) -> int:
        db.flush()  # pyright: ignore[reportUnusedCoroutine]
        return await right(db)

    verdict = judge(COUNT_USERS, forgets_one)
    assert verdict.outcome == "correct"
    assert "`flush` without `await`" in verdict.message


@pytest.mark.parametrize(
    "function",
    [
        lambda db: db.scalar(COUNT),
        functools.partial(right),
        functools.wraps(right)(lambda db: right(db)),
    ],
    ids=["lambda", "partial", "wrapped"],
)
def test_right_answers_of_odd_shape_pass(function: Callable[..., Any]) -> None:
    assert judge(COUNT_USERS, function).outcome == "correct"


def test_a_callable_object_and_an_optional_parameter_pass() -> None:
    class Counts:
        async def __call__(self, db: AsyncSession) -> int:
            return await right(db)

    async def with_default(db: AsyncSession, only: bool = False) -> int:
        return await right(db)

    async def keyword_only(*, db: AsyncSession) -> int:
        return await right(db)

    for function in (Counts(), with_default, keyword_only):
        assert judge(COUNT_USERS, function).outcome == "correct"


async def make_notebook_session() -> AsyncSession:
    engine = make_engine()
    async with engine.begin() as connection:
        await connection.run_sync(Base.metadata.create_all)
    return make_session_factory(engine)()


@pytest.mark.asyncio
async def test_the_notebooks_own_session_is_not_touched() -> None:
    session = await make_notebook_session()
    namespace: dict[str, Any] = {"db": session, "User": User, "COUNT": COUNT}
    source = (
        "async def count_users(session):\n"
        "    db.add(User(username='a', email='a', hashed_password='a'))\n"
        "    return await db.scalar(COUNT)\n"
    )
    exec(source, namespace)
    # check() is called from a cell, while the notebook's own loop is running.
    verdict = judge(COUNT_USERS, namespace["count_users"])
    assert (verdict.outcome, verdict.mistake) == ("incorrect", "notebook_session")
    assert "`db`" in verdict.message
    assert namespace["db"] is session
    assert not session.new
    assert await session.scalar(COUNT) == 0
    await session.close()
    await (await session.connection()).engine.dispose()


def test_exit_of_the_notebook_is_not_called() -> None:
    called: list[object] = []
    namespace: dict[str, Any] = {"exit": lambda: called.append(1)}
    exec("async def count_users(db):\n    exit()\n", namespace)
    kept = namespace["exit"]
    verdict = judge(COUNT_USERS, namespace["count_users"])
    assert (verdict.outcome, verdict.mistake, called) == ("error", "exits", [])
    assert namespace["exit"] is kept


def test_a_decorator_that_changes_the_parameters_is_called_as_it_takes_them() -> None:
    @functools.wraps(right)
    async def without(db: AsyncSession) -> int:
        return await right(db)

    def injecting(function: Callable[..., Any]) -> Callable[..., Any]:
        @functools.wraps(function)
        async def wrapper(db: AsyncSession) -> Any:
            return await function(db, 7)

        return wrapper

    @injecting
    async def two(db: AsyncSession, more: int) -> int:
        return await right(db)

    for function in (without, two):
        assert judge(COUNT_USERS, function).outcome == "correct"


def test_the_error_that_came_is_the_message_and_not_a_coroutine_beside_it() -> None:
    async def misspells(db: AsyncSession) -> int:
        result = db.scalar(COUNT)  # noqa: F841
        return resutl  # noqa: F821  # pyright: ignore[reportUndefinedVariable]

    verdict = judge(COUNT_USERS, misspells)
    assert verdict.outcome == "error"
    assert "resutl" in verdict.message


def test_not_implemented_is_a_blank_only_where_the_learner_says_so() -> None:
    async def to_come(db: AsyncSession) -> int:
        _ = await right(db)
        raise NotImplementedError

    async def from_sqlalchemy(db: AsyncSession) -> int:
        return "a" in User.username  # pyright: ignore

    assert judge(COUNT_USERS, to_come).outcome == "not_attempted"
    assert judge(COUNT_USERS, from_sqlalchemy).outcome == "error"


@pytest.mark.asyncio
async def test_a_needless_await_before_check_does_no_harm() -> None:
    assert (await judge(COUNT_USERS, right)).outcome == "correct"


def test_checks_from_several_threads_leave_the_streams_as_they_were() -> None:
    before = sys.stdout, sys.stderr, threading.excepthook
    threads = [threading.Thread(target=judge, args=(COUNT_USERS, right)) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert (sys.stdout, sys.stderr, threading.excepthook) == before


def an_exercise(*checks: Check) -> Exercise:
    return Exercise(
        name="made_up",
        lesson="00_start_here",
        title="Made up",
        asks="Anything.",
        parameters=("db",),
        transaction=Transaction.READ,
        hints=("One.", "Two."),
        checks=checks,
        praise="Good.",
    )


def test_an_exercise_without_checks_is_no_pass() -> None:
    assert judge(an_exercise(), right).outcome == "error"


def test_a_check_that_expects_nothing_is_no_pass() -> None:
    async def calls_only(attempt: Any) -> None:
        await attempt.call()

    async def does_nothing(attempt: Any) -> None:
        attempt.expect(True, "never said", mistake="none")

    for empty in (calls_only, does_nothing):
        assert judge(an_exercise(Check("Empty.", empty)), right).outcome == "error"


def test_a_check_that_breaks_is_no_pass() -> None:
    async def breaks(attempt: Any) -> None:
        await attempt.call()
        raise ZeroDivisionError

    verdict = judge(an_exercise(Check("Breaks.", breaks)), right)
    assert verdict.outcome == "error"
    assert "fault of the course" in verdict.next_step
