"""Hostile code gets a row of its own with a plain reason, and changes nobody else's grade.

Each file of tests/hostile says in its first line what its row must be. Each is bounded by itself,
so that the machine survives it if nothing contains it.
"""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from course_lib.instructor.grade.client import grade_one
from course_lib.instructor.grade.task import Graded, SubmittedFile, Task
from course_lib.instructor.sandbox import Limits, seccomp
from course_lib.instructor.sandbox.landlock import version

TESTS = Path(__file__).parents[2]
HOSTILE = sorted((TESTS / "hostile").glob("*.py"))
RIGHT = TESTS / "attempts" / "01_create" / "create_user" / "right_add_flush.py"
LIMITS = Limits(attempt_seconds=10.0, load_seconds=10.0)  # plenty on a busy machine
SHORT = Limits(attempt_seconds=1.0, load_seconds=1.5)  # for what never ends by itself

pytestmark = pytest.mark.skipif(
    sys.platform != "linux" or not version() or not seccomp.available(),
    reason="this kernel has no Landlock, or this machine is not known to seccomp",
)


def grade(*paths: Path, limits: Limits = LIMITS) -> Graded:
    files = tuple(SubmittedFile(path.name, path.read_bytes()) for path in paths)
    return grade_one(Task("ada", files, limits=limits))


@pytest.fixture(autouse=True)
def nothing_is_left() -> Iterator[None]:
    before = set(Path(tempfile.gettempdir()).glob("left-by-*"))
    yield
    assert set(Path(tempfile.gettempdir()).glob("left-by-*")) == before


@pytest.mark.parametrize("path", HOSTILE, ids=lambda path: path.stem)
def test_hostile_code_gets_its_own_row_and_changes_no_other(path: Path) -> None:
    _, expected = path.read_text().splitlines()[0].split(": ")
    endless = expected.startswith("timeout") or path.stem == "changes_a_builtin"
    graded = grade(path, limits=SHORT if endless else LIMITS)
    if expected == "problem":
        assert graded.problem
        assert not any(result.outcome == "correct" for result in graded.results)
    else:
        outcome, _, mistake = expected.partition(" ")
        (result,) = graded.results
        assert (result.outcome, result.mistake) == (outcome, mistake or None), result.message
        assert result.message
        assert result.points in (0, None)
    beside = grade(RIGHT)
    assert [result.outcome for result in beside.results] == ["correct"]


def test_what_comes_after_a_killed_exercise_is_judged(tmp_path: Path) -> None:
    """The exercise that ends the process costs itself, and nothing that stands beside it."""
    text = (TESTS / "hostile" / "kills_itself.py").read_text()
    other = (TESTS / "attempts/01_create/upsert_tag/right_do_update.py").read_text()
    before = (TESTS / "attempts/00_start_here/count_users/right_count_star.py").read_text()
    path = tmp_path / "three.py"
    path.write_text(f"{before}\n{text}\n{other}")
    graded = grade(path)
    rows = {result.exercise: (result.outcome, result.mistake) for result in graded.results}
    assert rows == {
        "count_users": ("correct", None),
        "create_user": ("error", "ended_the_process"),
        "upsert_tag": ("correct", None),
    }


def test_ending_the_process_hides_nothing(tmp_path: Path) -> None:
    """What was passed in a process that did not end in order is judged again."""
    late = (TESTS / "hostile" / "changes_sqlalchemy_late.py").read_text()
    path = tmp_path / "two.py"
    path.write_text(
        f"{late}\n\nasync def upsert_tag(db, name):\n    import os\n\n    os._exit(0)\n"
    )
    graded = grade(path)
    assert {(result.exercise, result.outcome, result.mistake) for result in graded.results} == {
        ("create_user", "incorrect", "tampered"),
        ("upsert_tag", "error", "ended_the_process"),
    }


def test_the_environment_holds_nothing_of_ours(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COURSE_TEST_SECRET", "abc")
    graded = grade(TESTS / "hostile" / "reads_the_environment.py")
    assert "COURSE_TIME_LIMIT" in graded.results[0].message
    assert "SECRET" not in str(graded)


def test_the_report_says_which_protections_were_on() -> None:
    protections = " ".join(grade(RIGHT).protections)
    for word in ("memory", "processor time", "file size", "Landlock", "seccomp", "privileges"):
        assert word in protections
