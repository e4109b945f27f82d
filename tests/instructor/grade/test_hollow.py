"""An empty answer is judged beside each that passes: it must reach the checks, and fail them."""

from __future__ import annotations

from pathlib import Path

import pytest

from course_lib.checks.judge import judge
from course_lib.checks.registry import EXERCISES
from course_lib.instructor.grade.child import hollow


@pytest.mark.parametrize("name", EXERCISES)
def test_an_empty_answer_passes_nothing(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    verdict = judge(EXERCISES[name], hollow(name))
    assert not verdict.correct
    assert not verdict.points
    assert verdict.mistake != "imported_reference"  # refused before any check, it proves nothing
