"""What learners' code may do, and that kernel and next check stay healthy."""

from __future__ import annotations

import asyncio
import functools
import gc
import sys
import threading
import time
import warnings
from collections.abc import AsyncIterator, Callable
from typing import Any

import pytest
from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncSession

from course_lib.app import Base, User, make_engine, make_session_factory
from course_lib.checks.exercise import Check, Exercise, Transaction
from course_lib.checks.judge import judge
from course_lib.checks.registry import EXERCISES
from course_lib.checks.verdict import Verdict

COUNT_USERS = EXERCISES["count_users"]
COUNT = select(func.count()).select_from(User)


async def right(db: AsyncSession) -> int:
    return await db.scalar(COUNT) or 0


async def loops(db: AsyncSession) -> int:
    while True:
        pass


async def loops_and_catches_all(db: AsyncSession) -> int:
    while True:
        try:
            while True:
                pass
        except Exception:
            continue


async def sleeps(db: AsyncSession) -> int:
    await asyncio.sleep(1e9)
    return 0


async def sleeps_again(db: AsyncSession) -> int:
    while True:
        try:
            await asyncio.sleep(1e9)
        except asyncio.CancelledError:
            continue


async def blocks(db: AsyncSession) -> int:
    time.sleep(1e6)  # noqa: ASYNC251 (that is what is tested)
    return 0


async def exits(db: AsyncSession) -> int:
    sys.exit(3)


async def raises_system_exit(db: AsyncSession) -> int:
    raise SystemExit


async def raises_keyboard_interrupt(db: AsyncSession) -> int:
    raise KeyboardInterrupt


async def exits_in_a_task(db: AsyncSession) -> int:
    async def leave() -> None:
        raise SystemExit

    task = asyncio.create_task(leave())
    await asyncio.sleep(0.01)
    return await db.scalar(COUNT) if task else 0  # pyright: ignore[reportReturnType]


async def asks(db: AsyncSession) -> int:
    return int(input("How many? "))  # noqa: ASYNC250 (that is what is tested)


async def debugs(db: AsyncSession) -> int:
    breakpoint()
    return 0


class Unprintable:
    def __repr__(self) -> str:
        raise RuntimeError("no repr")

    __str__ = __repr__


class LoopingRepr:
    def __repr__(self) -> str:
        while True:
            pass


class RaisesUnprintable(Exception):  # noqa: N818
    def __str__(self) -> str:
        raise RuntimeError("no text")


async def returns_unprintable(db: AsyncSession) -> Any:
    return Unprintable()


async def returns_looping_repr(db: AsyncSession) -> Any:
    return LoopingRepr()


async def raises_unprintable(db: AsyncSession) -> int:
    raise RaisesUnprintable


async def equals_everything(db: AsyncSession) -> Any:
    class Yes(int):
        def __eq__(self, other: object) -> bool:
            return True

        __hash__ = int.__hash__

    return Yes(1)


async def recurses(db: AsyncSession) -> int:
    return await recurses(db)


async def yields(db: AsyncSession) -> AsyncIterator[int]:
    yield await right(db)


def yields_plainly(db: AsyncSession) -> Any:
    yield 7


def plain(db: AsyncSession) -> int:
    return 7


async def not_awaited(db: AsyncSession) -> int:
    right(db)  # pyright: ignore[reportUnusedCoroutine]
    return 0


async def returns_coroutine(db: AsyncSession) -> Any:
    return right(db)


async def no_parameter() -> int:
    return 7


async def extra_parameter(db: AsyncSession, more: int) -> int:
    return 7


async def undefined_name(db: AsyncSession) -> int:
    return cuont  # noqa: F821  # pyright: ignore[reportUndefinedVariable]


async def runs_a_loop(db: AsyncSession) -> int:
    return asyncio.run(right(db))


class AClass:
    def __init__(self, db: AsyncSession) -> None: ...


@pytest.fixture(autouse=True)
def short_limit(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COURSE_TIME_LIMIT", "0.4")


def judge_and_stay_healthy(function: Any) -> Verdict:
    verdict = judge(COUNT_USERS, function)
    assert verdict.message
    assert str(verdict)
    assert verdict._repr_html_()
    after = judge(COUNT_USERS, right)
    assert after.outcome == "correct", f"after {function}: {after}"
    return verdict


@pytest.mark.parametrize(
    ("function", "outcome", "mistake"),
    [
        (loops, "timeout", "endless_loop"),
        (loops_and_catches_all, "timeout", "endless_loop"),
        (sleeps, "timeout", "waits_forever"),
        (blocks, "timeout", "blocking_call"),
        (returns_looping_repr, "timeout", "endless_loop"),
        (exits, "error", "exits"),
        (raises_system_exit, "error", "exits"),
        (raises_keyboard_interrupt, "error", None),
        (exits_in_a_task, "error", None),
        (asks, "error", "asked_for_input"),
        (debugs, "error", "asked_for_input"),
        (raises_unprintable, "error", None),
        (returns_unprintable, "incorrect", "wrong_type"),
        (equals_everything, "incorrect", "wrong_type"),
        (recurses, "error", "endless_recursion"),
        (yields, "incorrect", "generator"),
        (yields_plainly, "incorrect", "generator"),
        (plain, "incorrect", "not_async"),
        (not_awaited, "incorrect", "forgot_await"),
        (returns_coroutine, "incorrect", "forgot_await"),
        (no_parameter, "incorrect", "wrong_parameters"),
        (extra_parameter, "incorrect", "wrong_parameters"),
        (undefined_name, "error", None),
        (runs_a_loop, "incorrect", "asyncio_run"),
        (AClass, "incorrect", "not_a_function"),
        (7, "incorrect", "not_a_function"),
        (None, "incorrect", "not_defined"),
    ],
    ids=lambda value: getattr(value, "__name__", str(value)),
)
def test_code_that_misbehaves_gets_a_plain_message(
    function: Any, outcome: str, mistake: str | None
) -> None:
    verdict = judge_and_stay_healthy(function)
    assert (verdict.outcome, verdict.mistake) == (outcome, mistake), str(verdict)


def test_a_loop_that_swallows_cancellation_is_left_behind() -> None:
    verdict = judge_and_stay_healthy(sleeps_again)
    assert verdict.outcome == "timeout"


def test_the_line_where_it_hangs_is_named() -> None:
    verdict = judge(COUNT_USERS, loops)
    assert verdict.line is not None
    assert verdict.line.text in ("while True:", "pass")
    verdict = judge(COUNT_USERS, sleeps)
    assert verdict.line is not None
    assert verdict.line.text == "await asyncio.sleep(1e9)"
    verdict = judge(COUNT_USERS, blocks)
    assert verdict.line is not None
    assert verdict.line.text.startswith("time.sleep(1e6)")


def test_a_called_function_is_recognised() -> None:
    coroutine = right(None)  # pyright: ignore[reportArgumentType]
    assert judge_and_stay_healthy(coroutine).mistake == "called_it"


def test_a_million_lines_are_cut_short() -> None:
    async def prints(db: AsyncSession) -> int:
        for number in range(50_000):
            print("line", number)
        return await right(db)

    verdict = judge_and_stay_healthy(prints)
    assert verdict.outcome == "correct"
    assert 3_000 < len(verdict.printed) < 5_000
    assert verdict.printed.endswith("…")


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


def test_an_endless_loop_of_statements_is_a_loop_and_its_verdict_is_short() -> None:
    async def asks_again(db: AsyncSession) -> int:
        while True:
            await right(db)

    verdict = judge_and_stay_healthy(asks_again)
    assert (verdict.outcome, verdict.mistake) == ("timeout", "endless_loop")
    assert len(verdict._repr_html_()) < 50_000
    assert verdict.printed == ""


def test_not_implemented_is_a_blank_only_where_the_learner_says_so() -> None:
    async def to_come(db: AsyncSession) -> int:
        _ = await right(db)
        raise NotImplementedError

    async def from_sqlalchemy(db: AsyncSession) -> int:
        return "a" in User.username  # pyright: ignore

    assert judge(COUNT_USERS, to_come).outcome == "not_attempted"
    assert judge(COUNT_USERS, from_sqlalchemy).outcome == "error"


def test_a_long_message_is_cut() -> None:
    async def shouts(db: AsyncSession) -> int:
        raise ValueError("z" * 1_000_000)

    assert len(judge_and_stay_healthy(shouts)._repr_html_()) < 20_000


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


def test_nothing_is_left_behind() -> None:
    judge(COUNT_USERS, right)
    threads = threading.active_count()
    with warnings.catch_warnings(record=True) as given:
        warnings.simplefilter("always")
        for function in (right, recurses, undefined_name, returns_coroutine, exits):
            judge(COUNT_USERS, function)
        gc.collect()
    assert threading.active_count() <= threads
    assert [str(each.message) for each in given] == []


def test_the_error_shows_only_the_learners_frames() -> None:
    verdict = judge(COUNT_USERS, undefined_name)
    assert "in undefined_name" in verdict.traceback
    assert "NameError: name 'cuont' is not defined" in verdict.traceback
    assert "site-packages" not in verdict.traceback
    assert "course_lib" not in verdict.traceback


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
