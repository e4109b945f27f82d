"""What goes to a grader, and what comes back: plain values, which any executor can carry."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from course_lib.instructor.sandbox.limits import Limits


@dataclass(frozen=True, slots=True)
class SubmittedFile:
    """One file that a learner handed in.

    Attributes:
        name: Its path within the submission, with slashes, such as "week1/01_create.ipynb".
        content: Its bytes.
    """

    name: str
    content: bytes


@dataclass(frozen=True, slots=True)
class Task:
    """One learner's submission, to be graded.

    Attributes:
        learner: Who handed it in, as the folder or the file says it.
        files: What was handed in, in order.
        lessons: Only the exercises of these lessons, such as "01_create"; None for all.
        limits: What it may use.
    """

    learner: str
    files: tuple[SubmittedFile, ...]
    lessons: tuple[str, ...] | None = None
    limits: Limits = field(default_factory=Limits)


@dataclass(frozen=True, slots=True)
class Result:
    """The verdict on one exercise of one learner.

    Attributes:
        exercise: Its name.
        outcome: correct, incorrect, not_attempted, error or timeout.
        message: The one thing to read first.
        mistake: The short name of a recognised mistake; None where there is none.
        seconds: How long judging took.
        points: The points that were earned; None where the exercise has none of its own.
        worth: The most points that could be; None where it has none of its own.
        file: The file that defines it.
        code: The learner's code, as far as it could be found.
        details: What else the verdict holds, as JSON has it: called, statements, evidence, …
    """

    exercise: str
    outcome: str
    message: str
    mistake: str | None = None
    seconds: float = 0.0
    points: float | None = None
    worth: float | None = None
    file: str = ""
    code: str = ""
    details: dict[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Graded:
    """What became of one submission.

    Attributes:
        learner: Who handed it in.
        results: A result for each exercise that it defines.
        problem: Why it could not be graded, or not wholly, as sentences; empty where it was.
        protections: What kept the code from doing harm, in words.
    """

    learner: str
    results: tuple[Result, ...] = ()
    problem: str = ""
    protections: tuple[str, ...] = ()
