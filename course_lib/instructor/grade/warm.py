"""What is done once, before a child is forked, so that no child has to do it."""

from __future__ import annotations

import contextlib
import importlib

from course_lib.checks.database import prepared_image
from course_lib.checks.judge import judge
from course_lib.checks.registry import EXERCISES
from course_lib.checks.source import exercise_blank, forget_the_answers

from .control import hollow, on_other_rows
from .task import Task

# What the answers and checks of a lesson import late: here once, and not in every child.
_WEB = ("course_lib.app.main", "course_lib.checks.lesson_08_site", "httpx")
_TESTS = ("pytest", "pytest_asyncio")
_LIBRARIES = {
    "08_fastapi_route": _WEB,
    "09_testing": _TESTS,
    "11_capstone": (*_WEB, *_TESTS),
}


def warm(task: Task) -> None:
    """Prepare what the exercises of a submission need, so that each child finds it done."""
    text = b"\n".join(file.content for file in task.files)
    for name, exercise in EXERCISES.items():
        if name.encode() in text:
            exercise_blank(name, exercise.lesson)
            for check in (*exercise.checks, *on_other_rows(exercise).checks):
                prepared_image(check.data, check.base)
            for library in _LIBRARIES.get(exercise.lesson, ()):
                # An extra that is not installed is no matter here: the verdict says so.
                with contextlib.suppress(ImportError):
                    importlib.import_module(library)
    forget_the_answers()


def try_out(names: set[str], tried: set[str]) -> None:
    """Judge an empty answer to what was not tried out before, so that its checks have been run.

    The engine that this leaves behind knows their statements, and each child inherits it. It is
    done for what others have handed in: the first one does not wait for it.
    """
    for name in names - tried:
        judge(EXERCISES[name], hollow(EXERCISES[name]))
    tried |= names
