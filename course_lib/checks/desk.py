"""The functions that a learner calls: check, hint, solution."""

from __future__ import annotations

import difflib
import os
import re
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, replace
from typing import Any

from . import progress as records
from .exercise import Exercise
from .judge import judge
from .program import Program
from .registry import EXERCISES, OWNERS, next_exercise
from .source import exercise_text
from .verdict import Link, NotCorrect, Outcome, Verdict

_hints_given: dict[str, int] = {}
_collecting: ContextVar[bool] = ContextVar("collecting", default=False)


def check(function: Any) -> Verdict:
    """Judge an exercise's function: `check(create_user)`. No `await` is needed.

    The function runs on a thread and a database of its own: your notebook's session is not touched.

    Args:
        function: The function itself, as you defined it, or its name.

    Returns:
        The verdict, which draws itself in a notebook. A wrong answer never raises, unless
        COURSE_STRICT=1 is set in the environment.

    Raises:
        NotCorrect: With COURSE_STRICT=1, for a verdict that is not `correct`.
    """
    name, function = find(function, _caller_namespace())
    if _collecting.get():
        return Verdict(name, Outcome.NOT_ATTEMPTED, "Not judged: the file is only being loaded.")
    verdict = unknown(name) if name not in EXERCISES else check_exercise(name, function)
    if note := _stale_cell(name):
        verdict = replace(verdict, message=f"{note} {verdict.message}")
    if os.environ.get("COURSE_STRICT") == "1" and not verdict.correct:
        raise NotCorrect(verdict)
    return verdict


def check_exercise(name: str, function: Any) -> Verdict:
    """Judge `function` as the exercise `name`, and write the verdict down."""
    verdict = judge(EXERCISES[name], function)
    if verdict.correct:
        verdict = replace(verdict, next=_next(name))
    records.record(verdict)
    return verdict


def _stale_cell(name: str) -> str:
    """What to say where the cell that defines the exercise has just failed to run."""
    shell = sys.modules["IPython"].get_ipython() if "IPython" in sys.modules else None
    if shell is None or getattr(shell, "last_execution_succeeded", True):
        return ""
    cells = shell.user_ns.get("In", [])
    if len(cells) < 2 or not re.search(rf"\b(def|class)\s+{name}\b|^{name}\s*=", cells[-2], re.M):
        return ""
    return f"The cell of {name} did not run, so this judges what was there before it."


@contextmanager
def collecting() -> Iterator[None]:
    """While a file's cells are run to collect its functions, `check` in them judges nothing."""
    token = _collecting.set(True)
    try:
        yield
    finally:
        _collecting.reset(token)


def _next(name: str) -> Link:
    exercise = next_exercise(name)
    if exercise is None:
        return Link("That was the last exercise", "../README.md")
    return Link(f"Next exercise: {exercise.title}", address(exercise))


def address(exercise: Exercise) -> str:
    """Where an exercise stands, relative to any of the notebook folders."""
    return f"../exercises/{exercise.lesson}.ipynb#{exercise.title.replace(' ', '-')}"


def _caller_namespace() -> dict[str, Any]:
    return sys._getframe(2).f_globals


def find(given: Any, namespace: dict[str, Any]) -> tuple[str, Any]:
    """The exercise's name and the learner's function, from whichever of the two was given.

    Where the exercise asks for a whole program, any name in it stands for all of it.
    """
    name = given if isinstance(given, str) else _name_of(given, namespace)
    exercise = EXERCISES.get(OWNERS.get(name, ""))
    if exercise is not None and exercise.names:
        return exercise.name, Program(namespace)
    return name, namespace.get(name) if isinstance(given, str) else given


def _name_of(given: Any, namespace: dict[str, Any]) -> str:
    own = getattr(given, "__name__", None)
    if isinstance(own, str) and own in OWNERS:
        return own
    bound = (name for name, value in namespace.items() if value is given and name in OWNERS)
    return next(bound, str(own or type(given).__name__))


def unknown(name: str) -> Verdict:
    """The verdict on a name that no exercise has."""
    near = difflib.get_close_matches(name, EXERCISES, n=1)
    return Verdict(
        name,
        Outcome.ERROR,
        f"There is no exercise `{name}`.",
        mistake="unknown_exercise",
        next_step=f"Did you mean `{near[0]}`? " if near else "`progress()` lists the exercises.",
    )


@dataclass(frozen=True)
class Note:
    """A short text that draws itself: a hint, a solution, an answer of `reset`.

    Attributes:
        text: Markdown, plain enough to be read as it is.
    """

    text: str

    def __str__(self) -> str:
        return self.text

    __repr__ = __str__

    def _repr_markdown_(self) -> str:
        return self.text


def unknown_note(name: str) -> Note:
    """The same as a note, for what gives no verdict."""
    verdict = unknown(name)
    return Note(f"{verdict.message} {verdict.next_step}")


def hint(function: Any, number: int | None = None) -> Note:
    """Give the next hint for an exercise: `hint(create_user)`. Each says more than the last.

    Args:
        function: The exercise's function, or its name.
        number: Which hint, from 1; None for the next that was not given in this kernel.
    """
    name, _ = find(function, _caller_namespace())
    if name not in EXERCISES:
        return unknown_note(name)
    hints = EXERCISES[name].hints
    if number is None:
        number = min(_hints_given.get(name, 0) + 1, len(hints))
        _hints_given[name] = number
    number = max(1, min(number, len(hints)))
    more = "" if number < len(hints) else f" (the last; `solution({name})` shows the answer)"
    return Note(f"**Hint {number} of {len(hints)}**{more}: {hints[number - 1]}")


def solution(function: Any) -> Note:
    """Show an exercise's answer, and why it is right: `solution(create_user)`.

    Args:
        function: The exercise's function, or its name.
    """
    name, _ = find(function, _caller_namespace())
    if name not in EXERCISES:
        return unknown_note(name)
    text = exercise_text(name, EXERCISES[name].lesson)
    return Note(f"```python\n{text.answer}\n```\n\n{text.why}".rstrip())
