"""Every committed notebook keeps to every rule."""

from __future__ import annotations

from pathlib import Path

import pytest

from course_lib.instructor.folders import (
    EXERCISES,
    LESSONS,
    NOTEBOOK_FOLDERS,
    SOLUTIONS,
    lessons_in,
    notebooks_in,
)
from course_lib.instructor.rules import broken_rules

COURSE = Path(__file__).parents[2]
NOTEBOOKS = [path for folder in NOTEBOOK_FOLDERS for path in notebooks_in(COURSE / folder)]


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: f"{path.parent.name}/{path.stem}")
def test_a_notebook_keeps_to_every_rule(path: Path) -> None:
    broken = broken_rules(path)
    assert not broken, "\n".join(broken)


def test_every_lesson_has_its_exercises_and_solutions() -> None:
    names = {
        folder: [path.name for path in lessons_in(COURSE / folder)]
        for folder in (LESSONS, EXERCISES, SOLUTIONS)
    }
    assert names[LESSONS]
    assert names[LESSONS] == names[EXERCISES] == names[SOLUTIONS]
