"""Grades one task in a warmed process beside this one, which is started when it is first needed."""

from __future__ import annotations

import contextlib
import os
import pickle
import shutil
import subprocess
import sys
import tempfile
import threading
import weakref
from pathlib import Path

from .task import Graded, Task

_own = threading.local()
_KEPT_VARIABLES = ("PATH", "LANG", "LC_ALL", "TZ", "SYSTEMROOT", "PYTHONPATH", "VIRTUAL_ENV")


class Zygote:
    """A warmed process, and a temporary folder for what it grades."""

    def __init__(self) -> None:
        self.folder = Path(tempfile.mkdtemp(prefix="course-grade-"))
        environment = {name: os.environ[name] for name in _KEPT_VARIABLES if name in os.environ}
        self._process = subprocess.Popen(
            [sys.executable, "-P", "-m", "course_lib.instructor.grade.zygote", str(self.folder)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            env={**environment, "TMPDIR": str(self.folder), "HOME": str(self.folder)},
            cwd=self.folder,
            start_new_session=True,
        )
        self.close = weakref.finalize(self, _end, self._process, self.folder)

    def grade(self, task: Task) -> Graded:
        """Grade one task.

        Raises:
            EOFError, OSError: The process has ended.
        """
        assert self._process.stdin and self._process.stdout
        pickle.dump(task, self._process.stdin)
        self._process.stdin.flush()
        return pickle.load(self._process.stdout)


def _end(process: subprocess.Popen[bytes], folder: Path) -> None:
    for stream in (process.stdin, process.stdout):
        with contextlib.suppress(OSError):
            if stream:
                stream.close()
    try:
        process.wait(5)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()
    shutil.rmtree(folder, ignore_errors=True)


def grade_one(task: Task) -> Graded:
    """Grade one submission. Any executor can run this: it keeps a warmed process for each thread.

    A process that ends is started again, once for each submission.

    Args:
        task: The submission.
    """
    for _ in range(2):
        zygote: Zygote = getattr(_own, "zygote", None) or Zygote()
        _own.zygote = zygote
        try:
            return zygote.grade(task)
        except (EOFError, OSError, pickle.UnpicklingError):
            zygote.close()
            _own.zygote = None
    return Graded(task.learner, problem="The process that grades ended twice while it graded this.")
