"""The pages of a graded class: one for each learner, and one for the class."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from jinja2 import Environment, PackageLoader, StrictUndefined, select_autoescape
from markupsafe import Markup, escape

from course_lib.checks.card import prose
from course_lib.checks.registry import EXERCISES
from course_lib.checks.verdict import Verdict

from . import summary
from .grade import GradedClass
from .tables import NOT_HANDED_IN, Grade, exercises_of, grades_of
from .task import Graded, Result
from .verdicts import from_json

FEW = 2  # learners: a mistake of no more is folded away, unless all are
WORDS = {
    "correct": "correct",
    "incorrect": "not yet",
    "error": "error",
    "timeout": "did not end",
    "not_attempted": "not attempted",
}


def class_page(graded: GradedClass) -> str:
    """The page for the whole class, as HTML."""
    grades = list(grades_of(graded))
    rows = summary.rows(grades)
    problems = [(summary.who(each.learner), each.problem) for each in graded.graded if each.problem]
    mistakes = summary.mistakes(grades)
    frequent = [each for each in mistakes if len(each.learners) > FEW] or mistakes
    page = _environment().get_template("class.html")
    return page.render(
        count=len(graded.graded),
        lessons=graded.lessons,
        exercises=exercises_of(graded),
        rates=list(summary.pass_rates(grades, len(graded.graded))),
        shares=list(summary.shares_of_the_points(rows)),
        mistakes=mistakes,
        frequent=frequent,
        rare=[each for each in mistakes if each not in frequent],
        mistakes_by_name=summary.mistakes_by_name(grades),
        rows=rows,
        stuck=summary.stuck(rows),
        slowest=summary.slowest(grades),
        problems=problems,
        protections=summary.protections(graded.graded),
        words=WORDS,
    )


def learner_page(graded: Graded, row: summary.Row | None) -> str:
    """The page for one learner, as HTML: each exercise, what happened, the message, their code."""
    page = _environment().get_template("learner.html")
    grades = row.grades if row else ()
    return page.render(
        learner=graded.learner,
        problem=graded.problem,
        grades=grades,
        sections=[_section(grade) for grade in grades],
        points=row.points if row else 0,
        worth=row.worth if row else 0,
        words=WORDS,
    )


def _section(grade: Grade) -> Markup:
    """What stands on a learner's page of one exercise, as HTML."""
    if grade.result is None:
        return _section_of_nothing(grade.exercise.name, grade.worth)
    return _drawn(grade, _verdict(grade.result))


@cache
def _section_of_nothing(name: str, worth: float) -> Markup:
    """The section of an exercise that was not handed in: the same for every learner."""
    return _drawn(Grade("", EXERCISES[name], NOT_HANDED_IN, None, 0.0, worth, None), None)


def _drawn(grade: Grade, verdict: Verdict | None) -> Markup:
    section = _environment().get_template("exercise.html")
    return Markup(section.render(grade=grade, verdict=verdict, words=WORDS))


def write_pages(graded: GradedClass, out: Path) -> None:
    """Write `index.html` and a page for each learner.

    Raises:
        OSError: They cannot be written.
    """
    folder = out / summary.LEARNERS
    folder.mkdir(parents=True, exist_ok=True)
    rows = {row.who.learner: row for row in summary.rows(grades_of(graded))}
    for one in graded.graded:
        page = learner_page(one, rows.get(one.learner))
        path = folder / summary.page_name(one.learner)
        path.write_text(page, encoding="utf-8", errors="replace")
    (out / "index.html").write_text(class_page(graded), encoding="utf-8", errors="replace")


def load_templates() -> None:
    """Read and compile the templates now. Otherwise the first page of each kind does it."""
    for name in ("learner.html", "exercise.html", "class.html"):
        _environment().get_template(name)


@cache
def _environment() -> Environment:
    environment = Environment(
        loader=PackageLoader("course_lib.instructor.grade"),
        autoescape=select_autoescape(default=True),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters["number"] = lambda value: f"{value:g}"
    environment.filters["breakable"] = lambda name: escape(name).replace("_", Markup("_<wbr>"))
    environment.filters["prose"] = lambda text: Markup(prose(text))  # which escapes it
    return environment


def _verdict(result: Result) -> Verdict:
    said = {**result.details, "outcome": result.outcome, "message": result.message}
    return from_json(result.exercise, {**said, "mistake": result.mistake, "seconds": 0.0})
