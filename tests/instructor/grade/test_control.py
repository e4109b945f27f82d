"""What is judged beside each answer that passes: it must reach the checks, and fail them.

That no right answer passes on other rows is for test_same_verdict to see, which grades each.
"""

from __future__ import annotations

import inspect
from pathlib import Path
from typing import Any

import pytest

from course_lib.checks.attempt import Attempt
from course_lib.checks.files import load
from course_lib.checks.judge import judge
from course_lib.checks.registry import EXERCISES
from course_lib.checks.transaction import Lent
from course_lib.instructor.grade import control
from course_lib.instructor.grade.control import (
    ROWS_ARE_LOOKED_UP,
    ROWS_DO_NOT_MATTER,
    hollow,
    passes_for_nothing,
)
from course_lib.instructor.witnesses import FOLDER, all_witnesses

WITNESSES = all_witnesses(Path(__file__).parents[3] / FOLDER)


@pytest.mark.parametrize("name", EXERCISES)
def test_an_empty_answer_passes_nothing(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    verdict = judge(EXERCISES[name], hollow(EXERCISES[name]))
    assert not verdict.correct
    assert not verdict.points
    assert verdict.mistake != "imported_reference"  # refused before any check, it proves nothing


def expects_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    """Have every check expect nothing, until the end of the test."""

    def nothing(self: Any, *_arguments: Any, **_options: Any) -> None:
        self.stated += 1

    async def awaited(self: Any, *_arguments: Any, **_options: Any) -> None:
        self.stated += 1

    for name in [name for name in dir(Attempt) if name.startswith("expect")]:
        waits = inspect.iscoroutinefunction(getattr(Attempt, name))
        monkeypatch.setattr(Attempt, name, awaited if waits else nothing)
    monkeypatch.setattr(Attempt, "_refuse_unfinished", nothing)
    for name in ("refuse_misuse", "refuse_writes"):
        monkeypatch.setattr(Lent, name, lambda *_arguments: None)


def test_a_checker_that_expects_nothing_is_seen(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    expects_nothing(monkeypatch)
    fooled = [each for each in EXERCISES.values() if judge(each, hollow(each)).correct]
    assert len(fooled) > 10
    monkeypatch.setattr(control, "SECONDS", 10.0)  # plenty on a busy machine
    missed = [each.name for each in fooled if not passes_for_nothing(each, hollow(each))]
    assert missed == []


def test_a_right_answer_is_seen_too_where_the_checker_expects_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Its check mostly breaks off on other rows, having gone on with what it found fault with."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(control, "SECONDS", 10.0)
    expects_nothing(monkeypatch)
    right = {each.exercise: each for each in WITNESSES if each.outcome == "correct"}
    unseen = {
        name
        for name in EXERCISES.keys() - ROWS_DO_NOT_MATTER
        if not passes_for_nothing(EXERCISES[name], load(right[name].path).answer(name))
    }
    # On other rows these three raise, as wrong answers do.
    assert unseen == {"create_user", "get_db", "link_tag"}


def test_the_exercises_of_a_kind_are_there() -> None:
    assert EXERCISES.keys() >= ROWS_DO_NOT_MATTER | ROWS_ARE_LOOKED_UP
    assert not ROWS_DO_NOT_MATTER & ROWS_ARE_LOOKED_UP
