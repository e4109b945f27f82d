"""The tables of a graded class: a row for each exercise of each learner, or for each learner.

`grades.csv` and `gradebook.csv` are the same whenever the same submissions are graded: seconds are
whole ones, rounded down, so that only a slow answer has any. `timings.csv` has them as measured.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from course_lib.checks.exercise import Exercise
from course_lib.checks.registry import EXERCISES

from .grade import GradedClass
from .task import Graded, Result

NOT_HANDED_IN = "not_attempted"
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "|", "%")


@dataclass(frozen=True, slots=True)
class Grade:
    """One exercise of one learner, as it counts.

    Attributes:
        learner: Who.
        exercise: Which exercise.
        outcome: correct, incorrect, not_attempted, error or timeout.
        mistake: The short name of a recognised mistake; None where there is none.
        points: The points earned.
        worth: The most that could be earned.
        result: The verdict; None where nothing was handed in for it.
    """

    learner: str
    exercise: Exercise
    outcome: str
    mistake: str | None
    points: float
    worth: float
    result: Result | None

    @property
    def message(self) -> str:
        """What the learner was told."""
        return self.result.message if self.result else "Nothing was handed in for it."

    @property
    def seconds(self) -> int:
        """How long judging took, in whole seconds, rounded down."""
        return int(self.result.seconds) if self.result else 0


def exercises_of(graded: GradedClass) -> list[Exercise]:
    """The exercises that count, in the course's order."""
    return [each for each in EXERCISES.values() if each.lesson in graded.lessons]


def grades_of(graded: GradedClass) -> Iterator[Grade]:
    """Every exercise that counts for every learner, handed in or not."""
    for one in graded.graded:
        results = {result.exercise: result for result in one.results}
        for exercise in exercises_of(graded):
            yield grade_of(one, exercise, results.get(exercise.name))


def grade_of(graded: Graded, exercise: Exercise, result: Result | None) -> Grade:
    """How one exercise counts: a point where it is correct, unless it has points of its own."""
    if result is None:
        worth = _worth(exercise)
        return Grade(graded.learner, exercise, NOT_HANDED_IN, None, 0.0, worth, None)
    worth = float(result.worth) if result.worth is not None else _worth(exercise)
    earned = worth if result.outcome == "correct" else 0.0
    points = float(result.points) if result.points is not None else earned
    return Grade(graded.learner, exercise, result.outcome, result.mistake, points, worth, result)


def _worth(exercise: Exercise) -> float:
    """The points that an exercise is worth: those of its checks, or one."""
    return float(sum(check.worth for check in exercise.checks)) or 1.0


def grades_csv(graded: GradedClass) -> str:
    """One row for each exercise of each learner."""
    head = ("learner", "lesson", "exercise", "outcome", "mistake", "points", "worth", "seconds",
            "message", "problem")  # fmt: skip
    problems = {one.learner: one.problem for one in graded.graded}
    return _csv(
        head,
        (
            (
                grade.learner,
                grade.exercise.lesson,
                grade.exercise.name,
                grade.outcome,
                grade.mistake or "",
                _number(grade.points),
                _number(grade.worth),
                str(grade.seconds),
                grade.message,
                problems[grade.learner],
            )
            for grade in grades_of(graded)
        ),
    )


def gradebook_csv(graded: GradedClass) -> str:
    """One row for each learner, with the points of each exercise and in all, for a gradebook."""
    exercises = exercises_of(graded)
    by_learner: dict[str, list[Grade]] = {one.learner: [] for one in graded.graded}
    for grade in grades_of(graded):
        by_learner[grade.learner].append(grade)
    head = ("learner", *(each.name for each in exercises), "points", "worth")
    return _csv(
        head,
        (
            (
                learner,
                *(_number(grade.points) for grade in grades),
                _number(sum(grade.points for grade in grades)),
                _number(sum(grade.worth for grade in grades)),
            )
            for learner, grades in by_learner.items()
        ),
    )


def timings_csv(graded: GradedClass) -> str:
    """How long each answer took to judge, in seconds, as measured: not the same on every run."""
    return _csv(
        ("learner", "exercise", "seconds"),
        (
            (one.learner, result.exercise, f"{result.seconds:.3f}")
            for one in graded.graded
            for result in one.results
        ),
    )


def _csv(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(head)
    writer.writerows([_harmless(cell) for cell in row] for row in rows)
    return text.getvalue()


def _harmless(cell: str) -> str:
    """A cell that no spreadsheet takes for a formula, on one line, without control characters."""
    line = cell if cell.isprintable() else "".join(c if c.isprintable() else " " for c in cell)
    return f"'{line}" if cell.startswith(_FORMULA) else line


def _number(value: float) -> str:
    return f"{value:g}"
