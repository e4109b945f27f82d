"""Runs an attempt on a thread and an event loop of its own, with a time limit."""

from __future__ import annotations

import asyncio
import builtins
import contextlib
import ctypes
import io
import logging
import os
import sys
import threading
import time
import types
import warnings
from collections.abc import Callable, Coroutine, Iterator
from dataclasses import dataclass, field
from typing import Any

from .errors import InputAsked

PRINTED_LIMIT = 4_000
# Looked up once: a grader closes the library to what it runs afterwards.
_raise_in_thread = ctypes.pythonapi.PyThreadState_SetAsyncExc
_FRAMES_OF_ORIGIN = 3  # a library may make the coroutine for the learner
# Not what a policy makes: learner's code may set one.
_LOOP = asyncio.ProactorEventLoop if sys.platform == "win32" else asyncio.SelectorEventLoop
_CANCEL_SECONDS = 0.2
_STOP_TRIES = 10
_STOP_SECONDS = 0.1


class _TimeIsUp(BaseException):
    """Raised inside the worker to end a loop that never awaits."""


@dataclass
class Run:
    """What became of one run.

    Attributes:
        result: What the coroutine returned; None if it did not end in time.
        error: What left the coroutine, if anything did.
        timed_out: Whether the time limit passed.
        where: The innermost frame of the learner's at the time limit, as (file, line, function).
        stopped_by: What ended it at the time limit: "cancelled" where it awaited, "interrupted"
            where it ran; empty where neither helped and the thread was left behind.
        interrupted: Whether somebody stopped it before its time was up.
        printed: What was printed, at most `PRINTED_LIMIT` characters.
        warnings: The warnings that were given.
    """

    result: Any = None
    error: BaseException | None = None
    timed_out: bool = False
    where: tuple[str, int, str] | None = None
    stopped_by: str = ""
    interrupted: bool = False
    printed: str = ""
    warnings: list[warnings.WarningMessage] = field(default_factory=list)


def run(
    work: Callable[[], Coroutine[Any, Any, Any]],
    seconds: float,
    innermost: Callable[[types.FrameType | None], tuple[str, int, str] | None],
    *,
    origins: bool = False,
    began: Callable[[], float] | None = None,
) -> Run:
    """Run a coroutine on its own thread and loop; return when it ends or its time is up.

    The calling thread, its loop and its standard streams are as before when this returns. A thread
    that cannot be ended (it is inside a call such as `time.sleep`) is left behind; it is ended as
    soon as that call returns.

    Args:
        work: Makes the coroutine.
        seconds: The time limit.
        innermost: Picks the learner's innermost frame from the thread's, for `Run.where`.
        origins: Whether Python's warning on a coroutine that is never awaited says where it was
            made. Every coroutine takes longer then.
        began: Says when the part of the work began that the time limit is for, by
            `time.monotonic()`; None where it is for the whole.
    """
    outcome = Run()
    worker = _Worker(work, _FRAMES_OF_ORIGIN if origins else 0)
    with _ONE_AT_A_TIME, _captured(outcome):
        worker.thread.start()
        start = time.monotonic()
        try:
            ended = worker.wait(seconds, began or (lambda: start))
        except KeyboardInterrupt:  # the stop button
            ended, outcome.interrupted = False, True
        if not ended:
            outcome.timed_out = True
            outcome.where = innermost(worker.frame())
            outcome.stopped_by = worker.stop()
        else:
            worker.thread.join(_CANCEL_SECONDS)
        outcome.result, outcome.error = worker.result, worker.error
    return outcome


# Standard streams and warnings belong to the whole process.
_ONE_AT_A_TIME = threading.Lock()


class _Worker:
    def __init__(self, work: Callable[[], Coroutine[Any, Any, Any]], origin_frames: int) -> None:
        self._work = work
        self._origin_frames = origin_frames
        self.result: Any = None
        self.error: BaseException | None = None
        self.done = threading.Event()
        self.thread = threading.Thread(target=self._main, name="course-attempt", daemon=True)
        self._loop: asyncio.AbstractEventLoop | None = None
        self._task: asyncio.Task[Any] | None = None

    def _main(self) -> None:
        try:
            sys.set_coroutine_origin_tracking_depth(self._origin_frames)  # for this thread only
            with asyncio.Runner(loop_factory=_LOOP) as runner:
                self._loop = runner.get_loop()
                self._loop.set_exception_handler(lambda _loop, _context: None)
                runner.run(self._keep_result())
        except BaseException as error:
            self.error = error
        finally:
            self.done.set()

    async def _keep_result(self) -> None:
        # Kept here: what a task gives as its result can be set from within it.
        self._task = asyncio.current_task()
        self.result = await self._work()

    def wait(self, seconds: float, began: Callable[[], float]) -> bool:
        """Wait for its end. Returns whether it came before the time was up."""
        while (left := began() + seconds - time.monotonic()) > 0:
            if self.done.wait(left):
                return True
        return False

    def frame(self) -> types.FrameType | None:
        """The frame that the thread is in; None once it has ended."""
        return sys._current_frames().get(self.thread.ident or -1)

    def stop(self) -> str:
        """End the thread: cancel what waits, then raise into what runs. Returns what helped."""
        with contextlib.suppress(RuntimeError):  # the loop may close at this moment
            if self._loop is not None and self._task is not None:
                self._loop.call_soon_threadsafe(self._task.cancel)
        self.thread.join(_CANCEL_SECONDS)
        if not self.thread.is_alive():
            return "cancelled"
        for _ in range(_STOP_TRIES):
            _raise_in_thread(ctypes.c_ulong(self.thread.ident or 0), ctypes.py_object(_TimeIsUp))
            self.thread.join(_STOP_SECONDS)
            if not self.thread.is_alive():
                return "interrupted"
        return ""


class _Printed(io.TextIOBase):
    """Keeps the first characters that are written, and drops the rest."""

    def __init__(self) -> None:
        self._parts: list[str] = []
        self._room = PRINTED_LIMIT

    def writable(self) -> bool:
        return True

    def write(self, text: str, /) -> int:
        if self._room > 0:
            self._parts.append(text[: self._room])
        self._room -= len(text)
        return len(text)

    def text(self) -> str:
        """What was kept; an ellipsis at the end where some was dropped."""
        return "".join(self._parts) + ("…" if self._room < 0 else "")


@contextlib.contextmanager
def _captured(outcome: Run) -> Iterator[None]:
    """Take in what is printed and warned, and answer `input()` and `breakpoint()` with an error."""
    printed = _Printed()
    asked, hook = builtins.input, sys.breakpointhook
    excepthook, last_resort = threading.excepthook, logging.lastResort
    with (
        warnings.catch_warnings(record=True) as given,
        contextlib.redirect_stdout(printed),
        contextlib.redirect_stderr(printed),
    ):
        warnings.simplefilter("always")
        builtins.input, sys.breakpointhook = _refuse_input, _refuse_input
        # An attempt that is stopped leaves library threads and logs complaining of it.
        threading.excepthook, logging.lastResort = lambda _args: None, logging.NullHandler()
        try:
            yield
        finally:
            builtins.input, sys.breakpointhook = asked, hook
            threading.excepthook, logging.lastResort = excepthook, last_resort
            for each in given:  # which may grow: what a coroutine held is complained of with it
                each.source = None
            outcome.printed, outcome.warnings = printed.text(), given


def _refuse_input(*_args: Any, **_options: Any) -> Any:
    raise InputAsked("nobody is there to type")


def time_limit(default: float = 5.0) -> float:
    """The seconds that an attempt may take: COURSE_TIME_LIMIT, else `default`."""
    try:
        return max(0.1, float(os.environ["COURSE_TIME_LIMIT"]))
    except (KeyError, ValueError):
        return default
