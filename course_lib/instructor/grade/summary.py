"""What a class as a whole did: who passed what, mistakes by name, who is stuck, what was slow."""

from __future__ import annotations

import hashlib
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from course_lib.checks.exercise import Exercise

from .tables import Grade
from .task import Graded

LEARNERS = "learners"  # the folder of the learners' pages
SLOWEST = 10
MOST_BARS = 20


@dataclass(frozen=True, slots=True)
class Bar:
    """One bar of a chart.

    Attributes:
        label: What it stands for.
        share: How long it is, from 0 to 1.
        text: What is said beside it.
        link: Where its label leads; empty for nowhere.
    """

    label: str
    share: float
    text: str
    link: str = ""


@dataclass(frozen=True, slots=True)
class Who:
    """A learner, and where on their page to look."""

    learner: str
    link: str


@dataclass(frozen=True, slots=True)
class Mistake:
    """One named mistake in one exercise, what was said of it first, and who made it."""

    exercise: str
    name: str
    message: str
    learners: tuple[Who, ...]


@dataclass(frozen=True, slots=True)
class Row:
    """All grades of one learner."""

    who: Who
    grades: tuple[Grade, ...]
    points: float
    worth: float


def page_name(learner: str) -> str:
    """A file name for a learner's page, harmless whatever the name holds, and no other's."""
    plain = re.sub(r"[^a-z0-9]+", "-", learner.lower()).strip("-")[:40]
    mark = hashlib.sha256(learner.encode(errors="replace")).hexdigest()[:8]
    return f"{plain or 'learner'}-{mark}.html"


def who(learner: str, exercise: str = "") -> Who:
    """A learner with the link to their page, or to one exercise on it."""
    return Who(learner, f"{LEARNERS}/{page_name(learner)}" + (f"#{exercise}" if exercise else ""))


def rows(grades: Iterable[Grade]) -> list[Row]:
    """The grades learner by learner, in the order they come."""
    found: dict[str, list[Grade]] = defaultdict(list)
    for grade in grades:
        found[grade.learner].append(grade)
    return [
        Row(
            who(name), tuple(own), sum(each.points for each in own), sum(each.worth for each in own)
        )
        for name, own in found.items()
    ]


def pass_rates(grades: list[Grade], learners: int) -> Iterator[Bar]:
    """For each exercise, the share of learners who passed it."""
    passed = Counter(grade.exercise.name for grade in grades if grade.outcome == "correct")
    tried = Counter(grade.exercise.name for grade in grades if grade.outcome != "not_attempted")
    for name in dict.fromkeys(grade.exercise.name for grade in grades):
        text = f"{passed[name]} of {learners} ({tried[name]} tried)"
        yield Bar(name, passed[name] / learners, text, f"#{name}")


def shares_of_the_points(class_rows: list[Row]) -> Iterator[Bar]:
    """How many learners have which share of the points, in tenths."""
    tenths = Counter(min(int(10 * row.points / row.worth), 9) for row in class_rows if row.worth)
    most = max(tenths.values(), default=1)
    for tenth in range(10):
        people = "1 learner" if tenths[tenth] == 1 else f"{tenths[tenth]} learners"
        yield Bar(f"{10 * tenth} to {10 * tenth + 10} %", tenths[tenth] / most, people)


def mistakes(grades: Iterable[Grade]) -> list[Mistake]:
    """The mistakes by exercise and name, the most frequent first."""
    found: dict[tuple[str, str], list[Grade]] = defaultdict(list)
    for grade in grades:
        if grade.mistake:
            found[grade.exercise.name, grade.mistake].append(grade)
    return [
        Mistake(
            exercise, name, made[0].message, tuple(who(each.learner, exercise) for each in made)
        )
        for (exercise, name), made in sorted(
            found.items(), key=lambda item: (-len(item[1]), item[0])
        )
    ]


def mistakes_by_name(grades: Iterable[Grade]) -> list[Bar]:
    """The mistakes by name alone, over all exercises, the most frequent first."""
    counted = Counter(grade.mistake for grade in grades if grade.mistake)
    most = max(counted.values(), default=1)
    order = sorted(counted.items(), key=lambda item: (-item[1], item[0]))
    return [
        Bar(name, count / most, str(count), f"#mistake-{name}") for name, count in order[:MOST_BARS]
    ]


def stuck(class_rows: Iterable[Row]) -> list[tuple[Exercise, list[Who]]]:
    """For each exercise, whom it stopped: the first that they tried and have not passed."""
    found: dict[str, tuple[Exercise, list[Who]]] = {}
    for row in class_rows:
        open_ones = [g for g in row.grades if g.outcome not in ("correct", "not_attempted")]
        if open_ones:
            exercise = open_ones[0].exercise
            learner = who(row.who.learner, exercise.name)
            found.setdefault(exercise.name, (exercise, []))[1].append(learner)
    return sorted(found.values(), key=lambda item: -len(item[1]))


def slowest(grades: Iterable[Grade]) -> list[Grade]:
    """Answers that took a second or more, the slowest first."""
    slow = [grade for grade in grades if grade.seconds >= 1]
    return sorted(slow, key=lambda grade: (-grade.seconds, grade.learner))[:SLOWEST]


def protections(graded: Iterable[Graded]) -> list[str]:
    """What was on for every submission that was run."""
    ran = [one.protections for one in graded if one.protections]
    return [each for each in ran[0] if all(each in one for one in ran)] if ran else []
