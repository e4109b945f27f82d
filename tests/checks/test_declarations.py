"""Every exercise is declared in full, and its text in source/exercises fits."""

from __future__ import annotations

import inspect
import re
from pathlib import Path

import pytest

from course_lib.checks.exercise import Exercise
from course_lib.checks.files import load
from course_lib.checks.judge import judge
from course_lib.checks.program import Program
from course_lib.checks.registry import EXERCISES
from course_lib.checks.source import all_exercise_texts, exercise_text

COURSE = Path(__file__).parents[2]

each_exercise = pytest.mark.parametrize("exercise", EXERCISES.values(), ids=lambda e: e.name)


def defined_by(code: str, exercise: Exercise) -> object:
    """What a cell defines, run behind the answers that stand above it in its notebook."""
    namespace: dict[str, object] = {}
    imports = (
        "import asyncio, itertools, pytest, pytest_asyncio\n"
        "from collections.abc import Mapping, Sequence\n"
        "from typing import Any, Generic, TypeVar\n"
        "from sqlalchemy import and_, delete, exists, func, insert, inspect, or_, select\n"
        "from sqlalchemy import tuple_, update\n"
        "from sqlalchemy.dialects.sqlite import insert as sqlite_insert\n"
        "from sqlalchemy.exc import IntegrityError\n"
        "from sqlalchemy.ext.asyncio import AsyncSession\n"
        "from sqlalchemy.orm import DeclarativeBase, joinedload, raiseload, selectinload\n"
        "from sqlalchemy.orm.exc import StaleDataError\n"
        "from course_lib.app import *\n"
        "from course_lib.app.models import post_tags\n"
    )
    if exercise.names:  # a program needs the other cells of its notebook too
        folder = "solutions" if code == exercise_text(exercise.name).answer else "exercises"
        return load(COURSE / folder / f"{exercise.lesson}.ipynb").answer(exercise.name)
    names = [each.name for each in EXERCISES.values() if each.lesson == exercise.lesson]
    above = [exercise_text(name).answer for name in names[: names.index(exercise.name)]]
    cells = "\n".join([set_up_of(exercise.lesson), *above, code])
    exec(f"from __future__ import annotations\n{imports}{cells}", namespace)
    return namespace[exercise.name]


def set_up_of(lesson: str) -> str:
    """The notebook's first cell, with the imports and what else its exercises stand on."""
    source = (COURSE / "source" / "exercises" / f"{lesson}.md").read_text(encoding="utf-8")
    cell = re.search(r"^```\{code-cell\}.*?\n(.*?)^```$", source, re.MULTILINE | re.DOTALL)
    return cell[1] if cell and "await " not in cell[1] else ""


@each_exercise
def test_it_is_complete(exercise: Exercise) -> None:
    assert 2 <= len(exercise.hints) <= 3
    assert all(hint.strip() for hint in exercise.hints)
    assert len(set(exercise.hints)) == len(exercise.hints)
    assert exercise.checks
    assert exercise.title
    assert exercise.asks.endswith(".")
    assert exercise.praise.endswith(".")
    if exercise.names:
        assert exercise.parameters == ()
    elif not exercise.called_freely:
        first = ("model",) if exercise.is_class else ("db", "Session")
        assert exercise.parameters[0] in first


@each_exercise
def test_titles_of_checks_are_sentences(exercise: Exercise) -> None:
    titles = [check.title for check in exercise.checks]
    assert all(title.endswith(".") for title in titles)
    assert len(set(titles)) == len(titles)


@each_exercise
def test_its_text_stands_under_its_lesson(exercise: Exercise) -> None:
    text = exercise_text(exercise.name)
    assert text.notebook == exercise.lesson
    assert text.heading == exercise.title
    assert text.why
    assert "\n#" not in text.why, "the next exercise's heading needs a cell of its own: +++"


@each_exercise
def test_blank_and_answer_have_the_declared_parameters(exercise: Exercise) -> None:
    text = exercise_text(exercise.name)
    for code in (text.blank, text.answer):
        function = defined_by(code, exercise)
        if isinstance(function, Program):
            continue
        assert callable(function)
        assert tuple(inspect.signature(function).parameters) == exercise.parameters


@each_exercise
def test_the_answer_passes_and_the_blank_is_not_attempted(exercise: Exercise) -> None:
    text = exercise_text(exercise.name)
    assert judge(exercise, defined_by(text.answer, exercise)).outcome == "correct"
    # The source of code that comes from no file is not known: the blank must not pass either way.
    blank = judge(exercise, defined_by(text.blank, exercise))
    assert blank.outcome in ("not_attempted", "incorrect")
    assert blank.points in (None, 0)


def test_source_and_declarations_hold_the_same_exercises_in_the_same_order() -> None:
    assert list(all_exercise_texts()) == list(EXERCISES)
