"""Code that hangs, exits, asks or lies gets a plain message, and leaves the next check healthy."""

from __future__ import annotations

import asyncio
import gc
import sys
import threading
import time
import warnings
from collections.abc import AsyncIterator
from typing import Any

import pytest
from counting import COUNT, COUNT_USERS, right
from sqlalchemy.ext.asyncio import AsyncSession

from course_lib.checks.judge import judge
from course_lib.checks.verdict import Verdict


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


def test_an_endless_loop_of_statements_is_a_loop_and_its_verdict_is_short() -> None:
    async def asks_again(db: AsyncSession) -> int:
        while True:
            await right(db)

    verdict = judge_and_stay_healthy(asks_again)
    assert (verdict.outcome, verdict.mistake) == ("timeout", "endless_loop")
    assert len(verdict._repr_html_()) < 50_000
    assert verdict.printed == ""


def test_a_long_message_is_cut() -> None:
    async def shouts(db: AsyncSession) -> int:
        raise ValueError("z" * 1_000_000)

    assert len(judge_and_stay_healthy(shouts)._repr_html_()) < 20_000


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
