"""Progress is kept over restarts, and no damage to its file is fatal."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest

from course_lib.checks.progress import Record, progress, progress_file, record
from course_lib.checks.registry import EXERCISES
from course_lib.checks.verdict import Outcome, Verdict


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("COURSE_HOME", str(tmp_path / "home"))
    return tmp_path / "home"


def verdict(outcome: Outcome, exercise: str = "count_users") -> Verdict:
    return Verdict(exercise, outcome, "A message.")


def test_nothing_is_known_at_first() -> None:
    assert progress().records == {}
    assert progress().next == next(iter(EXERCISES))
    assert "not tried" in str(progress())


def test_a_pass_stays_and_the_next_exercise_is_named() -> None:
    record(verdict(Outcome.INCORRECT))
    record(verdict(Outcome.CORRECT))
    record(verdict(Outcome.ERROR))
    assert progress().records == {"count_users": Record(passed=True, attempts=3)}
    assert progress().passed == 1
    assert progress().next == "create_user"
    assert "create_user" in progress().summary()


def test_a_blank_is_no_attempt(home: Path) -> None:
    record(verdict(Outcome.NOT_ATTEMPTED))
    assert not home.exists()


@pytest.mark.parametrize("folder", ["solutions", "notebooks"])
def test_the_courses_own_answers_are_not_the_learners(
    folder: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / folder).mkdir()
    monkeypatch.chdir(tmp_path / folder)
    record(verdict(Outcome.CORRECT))
    assert progress().passed == 0


def test_all_passed() -> None:
    for name in EXERCISES:
        record(verdict(Outcome.CORRECT, name))
    assert progress().next is None
    assert "That is all of them" in str(progress())


@pytest.mark.parametrize(
    "damage",
    [
        "",
        "{",
        "[]",
        "null",
        '{"version": 99, "exercises": {}}',
        '{"version": 1, "exercises": {"count_users": 3}}',
        '{"version": 1, "exercises": {"count_users": {"passed": true, "attempts": "many"}}}',
        "\x00\x01",
    ],
)
def test_a_damaged_file_is_set_aside(home: Path, damage: str) -> None:
    home.mkdir()
    (home / "progress.json").write_text(damage)
    first = progress()
    assert first.records == {}
    assert "progress.json.damaged-1" in first.note
    assert first.note in str(first)
    assert (home / "progress.json.damaged-1").read_text() == damage
    record(verdict(Outcome.CORRECT))
    assert progress().passed == 1


def test_bytes_that_are_no_text_are_not_fatal(home: Path) -> None:
    home.mkdir()
    (home / "progress.json").write_bytes(b"\xff\xfe\x00{")
    assert progress().records == {}
    record(verdict(Outcome.CORRECT))


def test_a_second_damaged_file_keeps_the_first(home: Path) -> None:
    home.mkdir()
    for number in (1, 2):
        (home / "progress.json").write_text(f"damage {number}")
        progress()
    assert (home / "progress.json.damaged-1").read_text() == "damage 1"
    assert (home / "progress.json.damaged-2").read_text() == "damage 2"


def test_a_place_that_cannot_be_written_only_loses_the_record(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    # A file where the folder should be: that stops root too, as a read-only folder would not.
    (tmp_path / "taken").write_text("")
    monkeypatch.setenv("COURSE_HOME", str(tmp_path / "taken"))
    record(verdict(Outcome.CORRECT))
    assert progress().passed == 0


def test_the_file_is_versioned_and_nothing_else_is_left(home: Path) -> None:
    record(verdict(Outcome.CORRECT))
    assert json.loads(progress_file().read_text())["version"] == 1
    assert os.listdir(home) == ["progress.json"]  # noqa: PTH208 (names are what is compared)


def test_unknown_exercises_in_the_file_are_kept(home: Path) -> None:
    home.mkdir()
    known = {"passed": True, "attempts": 2}
    (home / "progress.json").write_text(
        json.dumps({"version": 1, "exercises": {"of_a_later_course": known}})
    )
    record(verdict(Outcome.CORRECT))
    assert json.loads(progress_file().read_text())["exercises"]["of_a_later_course"] == known


def test_both_faces_say_the_same() -> None:
    record(verdict(Outcome.CORRECT))
    text, rich = str(progress()), progress()._repr_html_()
    for name in EXERCISES:
        assert name in text
        assert name in rich
    assert progress().summary() in text
    assert progress().summary() in rich
