"""A warmed process that forks one confined child for each submission.

It runs by itself (`python -m course_lib.instructor.grade.zygote FOLDER`), takes tasks on its
standard input and gives results on its standard output, both pickled: what speaks to it is the
grader. No code of a submission ever runs in it, and nothing that a child sends is unpickled.
"""

from __future__ import annotations

import codecs
import contextlib
import gc
import json
import os
import pickle
import select
import shutil
import signal
import struct
import sys
import time
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any, BinaryIO

from course_lib.checks.registry import EXERCISES
from course_lib.instructor.sandbox import Confinement
from course_lib.instructor.sandbox.linux import stay_on_this_processor

from .child import Pictures, grade_here
from .task import Graded, Result, Task
from .warm import try_out, warm

MOST_BYTES_OF_A_MESSAGE = 1_000_000
MOST_DESCRIPTORS = 256
SECONDS_TO_SPARE = 2.0
SECONDS_BETWEEN_LOOKS = 0.05
MOST_CHILDREN = 50  # how often a submission may end its process before the rest is given up


class MessageError(Exception):
    """A child sent what no child sends."""


@dataclass
class Child:
    """A forked child, and what it said last.

    Attributes:
        pid: Its process id.
        pipe: What it writes to.
        loading: The file that it is loading; empty where it is not.
        judging: The exercise that it is judging, its file and its code.
        since: When it said that.
        received: What it sent and has not been read yet.
        judged: The exercises that it gave a result for.
    """

    pid: int
    pipe: int
    loading: str = ""
    judging: tuple[str, str, str] | None = None
    since: float = field(default_factory=time.monotonic)
    received: bytes = b""
    judged: list[str] = field(default_factory=list)


class Grading:
    """One submission, over as many children as it takes."""

    def __init__(self, task: Task, confinement: Confinement, pictures: Pictures) -> None:
        self._task = task
        self._confinement = confinement
        self._pictures = pictures
        self._results: dict[str, Result] = {}
        self._problems: list[str] = []
        self._protections: tuple[str, ...] = ()

    def run(self) -> Graded:
        """Grade it. A child that ends, or is ended, costs the exercise it was at."""
        for _ in range(MOST_CHILDREN):
            if self._run_child():
                break
        else:
            self._problems.append("It ended its process too often; the rest was not judged.")
        return Graded(
            self._task.learner,
            tuple(self._results.values()),
            " ".join(dict.fromkeys(self._problems)),
            self._protections,
        )

    def _run_child(self) -> bool:
        """Run one child to its end. Returns whether the submission is finished."""
        empty(self._confinement.folder)
        child = self._fork()
        try:
            ended = self._follow(child)
        finally:
            with contextlib.suppress(ProcessLookupError):
                os.kill(child.pid, signal.SIGKILL)
            _, status = os.waitpid(child.pid, 0)
            os.close(child.pipe)
            empty(self._confinement.folder)
        if ended == "":
            return True
        return self._blame(child, ended, status)

    def _fork(self) -> Child:
        reader, writer = os.pipe()
        pid = os.fork()
        if pid:
            os.close(writer)
            return Child(pid, reader)
        status = 1
        try:
            os.setsid()
            with contextlib.suppress(OSError):
                stay_on_this_processor()
            nothing = os.open(os.devnull, os.O_RDWR)
            for standard in (0, 1, 2):
                os.dup2(nothing, standard)
            close_all_but({writer, *self._confinement.descriptors})
            for number in (signal.SIGINT, signal.SIGTERM):
                signal.signal(number, signal.SIG_DFL)
            done = frozenset(self._results)
            grade_here(self._task, done, self._confinement, self._pictures, writer)
            status = 0
        finally:
            os._exit(status)

    def _follow(self, child: Child) -> str:
        """Read what a child says until it ends. Returns why it was ended; empty if in order."""
        limits, next_look = self._task.limits, 0.0
        while True:
            ready, _, _ = select.select([child.pipe], [], [], SECONDS_BETWEEN_LOOKS)
            if ready:
                data = os.read(child.pipe, 65_536)
                if not data:
                    return "ended"
                child.received += data
                try:
                    if self._take(child):
                        return ""
                except MessageError:
                    return "garbled"
            allowed = limits.attempt_seconds if child.judging else limits.load_seconds
            if time.monotonic() - child.since > allowed + SECONDS_TO_SPARE:
                return "time"
            if time.monotonic() >= next_look:
                next_look = time.monotonic() + SECONDS_BETWEEN_LOOKS
                if size_of(self._confinement.folder) > limits.folder_size:
                    return "space"

    def _take(self, child: Child) -> bool:
        """Take the whole messages out of what a child sent. Returns whether it said its end."""
        while len(child.received) >= 4:
            (size,) = struct.unpack("!I", child.received[:4])
            if size > MOST_BYTES_OF_A_MESSAGE:
                raise MessageError
            if len(child.received) < 4 + size:
                return False
            message, child.received = child.received[4 : 4 + size], child.received[4 + size :]
            if message.startswith(b"tampered:"):
                self._tampered(child, message.decode(errors="replace").partition(":")[2])
                return False
            try:
                values = json.loads(message)
                if self._note(child, values.pop("kind"), values):
                    return True
            except (ValueError, KeyError, TypeError, AttributeError) as error:
                raise MessageError from error
        return False

    def _note(self, child: Child, kind: str, values: dict[str, Any]) -> bool:
        child.since = time.monotonic()
        if kind == "protections":
            self._protections = tuple(values["words"])
        elif kind == "loading":
            child.loading, child.judging = values["file"], None
        elif kind == "judging":
            child.judging = (values["exercise"], values["file"], values["code"])
        elif kind == "problem":
            self._problems.append(values["text"])
        elif kind == "result":
            self._add(child, values)
        return kind == "end"

    def _add(self, child: Child, values: dict[str, Any]) -> None:
        known = {name: values.pop(name) for name in ("outcome", "message", "mistake", "seconds")}
        points, worth = values.pop("points", None), values.pop("worth", None)
        name, file = values.pop("exercise"), values.pop("file")
        if child.judging is None or child.judging[0] != name or name not in EXERCISES:
            raise MessageError
        result = Result(
            name,
            **known,
            points=points,
            worth=worth,
            file=file,
            code=child.judging[2],
            details=values,
        )
        self._results[name] = max(self._results.get(name, result), result, key=_how_good)
        child.judged.append(name)
        child.judging = None

    def _tampered(self, child: Child, what: str) -> None:
        """The checker was changed: by the exercise being judged, or while the file was loaded."""
        if child.judging is None:
            for name in child.judged:
                if self._results[name].outcome == "correct":
                    said = f"The submission changed what judges it ({what})."
                    changed = {"outcome": "incorrect", "mistake": "tampered", "message": said}
                    self._results[name] = replace(self._results[name], **changed, points=None)
            self._problems.append(f"The submission changed what judges it ({what}): not graded.")
            return
        self._fail(child, "incorrect", "tampered", f"It changed what judges it ({what}).")

    def _fail(self, child: Child, outcome: str, mistake: str | None, message: str) -> None:
        assert child.judging is not None
        name, file, code = child.judging
        limit = self._task.limits.attempt_seconds if outcome == "timeout" else 0.0
        self._results[name] = Result(
            name, outcome, message, mistake, seconds=limit, file=file, code=code
        )

    def _blame(self, child: Child, ended: str, status: int) -> bool:
        """Say of what a child was at that it ended the child. Returns whether that is all."""
        what, outcome, mistake = {
            "time": (
                "did not end in its time, and could not be stopped",
                "timeout",
                "blocking_call",
            ),
            "space": ("filled the disk", "error", "filled_the_disk"),
            "garbled": ("broke the way to the grader", "incorrect", "tampered"),
            "ended": (f"ended its process ({_how(status)})", "error", "ended_the_process"),
        }[ended]
        # What it passed was not looked at to the end: the next child judges that again.
        for name in child.judged:
            if self._results[name].outcome == "correct":
                del self._results[name]
        if child.judging is not None:
            name = child.judging[0]
            if name not in self._results:
                self._fail(child, outcome, mistake, f"{name} {what}.")
            return False
        if not self._problems:
            where = f" of {child.loading}" if child.loading else ""
            self._problems.append(f"The code outside the functions{where} {what}: not graded.")
        return True


def _how_good(result: Result) -> tuple[bool, float]:
    """Orders two results of the same exercise, which two files may define."""
    return result.outcome == "correct", result.points or 0.0


def _how(status: int) -> str:
    """How a process ended, in words."""
    if os.WIFSIGNALED(status):
        return signal.Signals(os.WTERMSIG(status)).name
    return f"exit code {os.waitstatus_to_exitcode(status)}"


def close_all_but(kept: set[int]) -> None:
    """Close every file descriptor of this process but the standard streams and those named."""
    first = 3
    for number in (*sorted(kept), MOST_DESCRIPTORS):
        os.closerange(first, number)
        first = number + 1


def empty(folder: Path) -> None:
    """Remove what lies in a folder, and leave the folder: the rules for it hold on to it."""
    for each in folder.iterdir():
        if each.is_dir() and not each.is_symlink():
            shutil.rmtree(each, ignore_errors=True)
        else:
            each.unlink(missing_ok=True)


def size_of(folder: Path) -> int:
    """How many bytes the files below a folder hold; what vanishes meanwhile is left out."""
    total = 0
    for path, _folders, files in os.walk(folder):
        for name in files:
            with contextlib.suppress(OSError):
                total += Path(path, name).lstat().st_size
    return total


def serve(tasks: BinaryIO, results: BinaryIO, folder: Path) -> None:
    """Grade one task after the other, until there are no more, and remove the folder."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the grader ends this process when it is told to
    confinement = Confinement(folder)
    codecs.lookup("utf-8-sig")  # which imports how; a child would have to do so each time
    tried: set[str] = set()
    try_out({next(iter(EXERCISES))}, tried)
    gc.freeze()
    pictures, modules = Pictures.taken(), len(sys.modules)
    seen: set[str] = set()
    # Without a grader, which may have ended as it likes, there is nobody to read or to tidy up.
    with contextlib.suppress(EOFError, BrokenPipeError):
        while True:
            task = pickle.load(tasks)
            try_out(seen, tried)
            warm(task)
            if modules != len(sys.modules):
                pictures, modules = Pictures.taken(), len(sys.modules)
            graded = Grading(task, confinement, pictures).run()
            pickle.dump(graded, results)
            results.flush()
            seen = {result.exercise for result in graded.results}
    shutil.rmtree(folder, ignore_errors=True)


def main() -> None:
    """Serve on the standard streams; prints go to the standard error."""
    results = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)
    serve(sys.stdin.buffer, results, Path(sys.argv[1]))


if __name__ == "__main__":
    main()
