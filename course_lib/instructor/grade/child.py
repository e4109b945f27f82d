"""Judges one submission, in the confined process that was forked for it.

The submission's code runs in threads that cannot write to the pipe to the grader. The main thread,
which can, only waits, looks whether the checker is still what it was, and passes the verdict on.
"""

from __future__ import annotations

import _thread
import contextlib
import gc
import json
import os
import queue
import struct
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from operator import attrgetter
from pathlib import Path
from typing import Any

from course_lib.checks import judge as judging
from course_lib.checks.files import Loaded, importable, load
from course_lib.checks.pieces import UnreadableFile
from course_lib.checks.registry import EXERCISES
from course_lib.checks.verdict import Outcome, Verdict
from course_lib.instructor.sandbox import Confinement, seccomp
from course_lib.instructor.sandbox.tamper import (
    CHECKER,
    LIBRARIES,
    Held,
    Picture,
    guard_the_interpreter,
)

from .code import definitions
from .control import passes_for_nothing
from .task import Task
from .unpack import NotUnpacked, unpack
from .verdicts import to_json

MOST_BYTES_OF_A_RESULT = 200_000


def grade_here(
    task: Task, skip: frozenset[str], confinement: Confinement, pictures: Pictures, pipe: int
) -> None:
    """Judge the exercises of a submission in this process, and write each verdict to `pipe`.

    Args:
        task: The submission.
        skip: Exercises that were judged before, or that ended the process.
        confinement: What to confine this process with.
        pictures: What must still be the same when a verdict is passed on.
        pipe: The file descriptor that the grader reads.
    """
    os.chdir(confinement.folder)
    os.environ.clear()
    os.environ.update(
        HOME=str(confinement.folder),
        TMPDIR=str(confinement.folder),
        COURSE_HOME=str(confinement.folder / ".course"),
        COURSE_TIME_LIMIT=str(task.limits.attempt_seconds),
        PYTHONDONTWRITEBYTECODE="1",
    )
    protections = confinement.apply(task.limits)
    said: queue.SimpleQueue[tuple[bool, bytes]] = queue.SimpleQueue()
    heard: queue.SimpleQueue[bool] = queue.SimpleQueue()
    # Bound here: a stranger's code can put others in the place of what is looked up later.
    get, put, write, collect = said.get, heard.put, os.write, gc.disable
    checker, libraries = pictures.checker.changed, pictures.libraries.changed
    pack, size = struct.pack, len
    line = _Line(said.put, heard.get)
    _thread.start_new_thread(_judge_all, (task, skip, pipe, line, pictures.functions))
    _send(write, pack, size, pipe, _frame("protections", words=protections))
    while True:
        thoroughly, message = get()
        collect()
        what = None if message.startswith(_NOTES) else checker()
        if what is None and thoroughly:
            what = libraries()
        if what is not None:
            _send(write, pack, size, pipe, _TAMPERED + what.encode())
            return
        _send(write, pack, size, pipe, message)
        if message == _END:
            return
        put(True)


@dataclass(frozen=True, slots=True)
class Pictures:
    """What must still be the same when a verdict is passed on.

    Attributes:
        checker: The checker, its exercises and the builtins: looked at for each verdict.
        libraries: What the checker relies on: looked at after loading, and at the end.
        functions: The identities of all functions in the two.
    """

    checker: Picture
    libraries: Picture
    functions: frozenset[int]

    @classmethod
    def taken(cls) -> Pictures:
        """Take them now, before any stranger's code."""
        checker, libraries = Picture(CHECKER, _exercises()), Picture(LIBRARIES)
        return cls(checker, libraries, checker.functions | libraries.functions)


def _exercises() -> Iterator[Held]:
    yield Held("EXERCISES", EXERCISES, EXERCISES)
    for name, exercise in EXERCISES.items():
        yield Held(name, exercise, exercise.__slots__, get=attrgetter)
        for check in exercise.checks:
            yield Held(f"{name}: a check", check, check.__slots__, get=attrgetter)


def _send(write: Any, pack: Any, size: Any, pipe: int, message: bytes) -> None:
    data = pack("!I", size(message)) + message
    while data:
        data = data[write(pipe, data) :]


def _frame(kind: str, **values: Any) -> bytes:
    return json.dumps({"kind": kind, **values}).encode()


_END = _frame("end")
_NOTES = (b'{"kind": "loading"', b'{"kind": "judging"')  # what a child is at, and no verdict
_TAMPERED = b"tampered:"


class _Line:
    """The way to the main thread: every message is answered before the next."""

    def __init__(self, say: Callable[[tuple[bool, bytes]], None], wait: Callable[[], bool]) -> None:
        self._say = say
        self._wait = wait

    def tell(self, kind: str, **values: Any) -> None:
        """Send a message, and wait until it has been passed on."""
        self._say((kind == "loaded", _frame(kind, **values)))
        self._wait()

    def end(self) -> None:
        """Say that there is no more."""
        self._say((True, _END))


def _judge_all(
    task: Task, skip: frozenset[str], pipe: int, line: _Line, functions: frozenset[int]
) -> None:
    """Load the files, judge what they define, and tell each verdict."""
    guard_the_interpreter(functions)
    with contextlib.suppress(OSError):
        seccomp.refuse_to_write(pipe)
    try:
        for name, verdict, file in _verdicts(task, skip, line.tell):
            line.tell("result", file=file, **_limited(to_json(verdict), name))
    except BaseException as error:
        line.tell("problem", text=f"The grader stopped: {type(error).__name__}: {str(error)[:500]}")
    line.end()


def _verdicts(
    task: Task, skip: frozenset[str], tell: Callable[..., None]
) -> Iterator[tuple[str, Verdict, str]]:
    paths = _files(task, tell)
    for path in paths:
        tell("loading", file=path.name)
        with importable(path.parent, forget=len(paths) > 1):
            try:
                loaded = load(path)
            except UnreadableFile as error:
                tell("problem", text=str(error).replace(str(path), path.name))
                continue
            tell("loaded", file=path.name)
            code = definitions(loaded.pieces)
            for name in loaded.names:
                if name not in skip and _is_asked(name, task.lessons):
                    tell("judging", exercise=name, file=path.name, code=code.get(name, ""))
                    yield name, _verdict(loaded, name), path.name


def _is_asked(name: str, lessons: tuple[str, ...] | None) -> bool:
    return not lessons or EXERCISES[name].lesson in lessons


def _files(task: Task, tell: Callable[..., None]) -> list[Path]:
    """The submission's files, put into this process's folder."""
    try:
        paths = unpack(task.files, Path.cwd())
    except NotUnpacked as error:
        tell("problem", text=str(error))
        return []
    return paths


def _verdict(loaded: Loaded, name: str) -> Verdict:
    if name in loaded.broken:
        return loaded.broken[name]
    exercise, answer = EXERCISES[name], loaded.answer(name)
    verdict = judging.judge(exercise, answer)
    if verdict.correct and (passed := passes_for_nothing(exercise, answer)):
        return Verdict(name, Outcome.INCORRECT, passed, mistake="tampered", title=exercise.title)
    return verdict


def _limited(verdict: dict[str, Any], name: str) -> dict[str, Any]:
    """The verdict as it is sent; without its details where they are too long."""
    if len(json.dumps(verdict)) > MOST_BYTES_OF_A_RESULT:
        kept = ("outcome", "mistake", "seconds", "points", "worth")
        verdict = {key: verdict[key] for key in kept} | {"message": verdict["message"][:2_000]}
    return verdict | {"exercise": name}
