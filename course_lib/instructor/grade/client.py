"""Grades one task in a warmed process beside this one, which is started when it is first needed."""

from __future__ import annotations

import contextlib
import multiprocessing
import os
import pickle
import queue
import shutil
import subprocess
import sys
import tempfile
import threading
import weakref
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import IO, Any

from course_lib.instructor.sandbox.linux import erase_the_first_environment

from . import zygote
from .task import Graded, Task

_own = threading.local()
# A process, what it reads tasks from, and what it writes results to.
_Started = tuple[Any, IO[bytes], IO[bytes]]
_KEPT_VARIABLES = ("PATH", "LANG", "LC_ALL", "TZ", "SYSTEMROOT", "PYTHONPATH", "VIRTUAL_ENV")


class Zygote:
    """A warmed process, and a temporary folder for what it grades."""

    def __init__(self, *, fork: bool = False) -> None:
        """Start it.

        Args:
            fork: Whether it begins as a copy of this process, which has imported what it needs.
                Only where no other thread runs, and this process holds nothing of anybody's.
        """
        self.folder = Path(tempfile.mkdtemp(prefix="course-grade-"))
        environment = {name: os.environ[name] for name in _KEPT_VARIABLES if name in os.environ}
        environment |= {"TMPDIR": str(self.folder), "HOME": str(self.folder)}
        start = _fork if fork else _start
        self._process, self._tasks, self._results = start(self.folder, environment)
        self.close = weakref.finalize(
            self, _end, self._process, (self._tasks, self._results), self.folder
        )

    def grade(self, task: Task) -> Graded:
        """Grade one task.

        Raises:
            EOFError, OSError: The process has ended.
        """
        pickle.dump(task, self._tasks)
        self._tasks.flush()
        return pickle.load(self._results)


def local_executor(jobs: int, *, forked: int = 0) -> ThreadPoolExecutor:
    """Threads of this process, for `grade_one`, each with a warmed process beside it.

    Args:
        jobs: How many.
        forked: How many of the processes to start at once, as copies of this one, which is
            quicker; the others start when they are needed. Only in a program that holds nothing
            of anybody's; where other threads run, none is.
    """
    ready: queue.SimpleQueue[Zygote] = queue.SimpleQueue()
    if threading.active_count() == 1:
        for _ in range(forked):
            ready.put(Zygote(fork=True))
    return ThreadPoolExecutor(jobs, "course-grade", initializer=_take, initargs=(ready,))


def _take(ready: queue.SimpleQueue[Zygote]) -> None:
    with contextlib.suppress(queue.Empty):
        _own.zygote = ready.get_nowait()


def _start(folder: Path, environment: dict[str, str]) -> _Started:
    process = subprocess.Popen(
        [sys.executable, "-P", "-m", "course_lib.instructor.grade.zygote", str(folder)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        env=environment,
        cwd=folder,
        start_new_session=True,
    )
    assert process.stdin and process.stdout
    return process, process.stdin, process.stdout


def _fork(folder: Path, environment: dict[str, str]) -> _Started:
    context = multiprocessing.get_context("fork")
    tasks, results = os.pipe(), os.pipe()
    process = context.Process(
        target=_serve, args=(tasks[0], results[1], folder, environment), daemon=True
    )
    process.start()
    os.close(tasks[0])
    os.close(results[1])
    return process, os.fdopen(tasks[1], "wb"), os.fdopen(results[0], "rb")


def _serve(tasks: int, results: int, folder: Path, environment: dict[str, str]) -> None:
    os.setsid()
    os.chdir(folder)
    os.environ.clear()
    with contextlib.suppress(OSError):  # only Linux shows it to others
        erase_the_first_environment()
    os.environ.update(environment)
    tempfile.tempdir = None  # which TMPDIR says, and it is another one now
    os.dup2(2, 1)
    zygote.close_all_but({tasks, results})
    zygote.serve(os.fdopen(tasks, "rb"), os.fdopen(results, "wb"), folder)


def _end(process: Any, streams: tuple[IO[bytes], IO[bytes]], folder: Path) -> None:
    for stream in streams:
        with contextlib.suppress(OSError):
            stream.close()
    wait = process.join if hasattr(process, "join") else process.wait
    with contextlib.suppress(subprocess.TimeoutExpired):
        wait(5)
    process.kill()
    wait()
    shutil.rmtree(folder, ignore_errors=True)


def grade_one(task: Task) -> Graded:
    """Grade one submission. Any executor can run this: it keeps a warmed process for each thread.

    A process that ends is started again, once for each submission.

    Args:
        task: The submission.
    """
    for _ in range(2):
        own: Zygote = getattr(_own, "zygote", None) or Zygote()
        _own.zygote = own
        try:
            return own.grade(task)
        except (EOFError, OSError, pickle.UnpicklingError):
            own.close()
            _own.zygote = None
    return Graded(task.learner, problem="The process that grades ended twice while it graded this.")
