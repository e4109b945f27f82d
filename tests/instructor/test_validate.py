"""`course validate` passes a sound course, and names each defect that is put into it."""

from __future__ import annotations

import dataclasses
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from course_lib.checks.registry import EXERCISES
from course_lib.instructor.validate import Finding, validate

COURSE = Path(__file__).parents[2]
LESSON = "00_start_here"
DECLARED = {"count_users": EXERCISES["count_users"]}


@pytest.fixture
def course(tmp_path: Path) -> Path:
    """A course with one lesson, which is sound."""
    for folder in ("notebooks", "exercises", "solutions"):
        (tmp_path / folder).mkdir()
        shutil.copy(COURSE / folder / f"{LESSON}.ipynb", tmp_path / folder)
    for folder in ("source/exercises", "source/lessons"):
        (tmp_path / folder).mkdir(parents=True)
        shutil.copy(COURSE / folder / f"{LESSON}.md", tmp_path / folder)
    shutil.copytree(COURSE / "tests/attempts" / LESSON, tmp_path / "tests/attempts" / LESSON)
    return tmp_path


def findings(course: Path, declared: object = None) -> list[Finding]:
    found = [each for _, some in validate(course, declared or DECLARED) for each in some]  # type: ignore[arg-type]
    # The lesson links to lessons that this small course has not.
    return [each for each in found if "leads nowhere" not in each.reason]


def test_a_sound_course_passes(course: Path) -> None:
    assert findings(course) == []


def test_a_page_to_look_things_up_in_needs_no_exercises(course: Path) -> None:
    (course / "source" / "reference").mkdir()
    shutil.copy(COURSE / "source/reference/glossary.md", course / "source/reference")
    shutil.copy(COURSE / "notebooks/reference_glossary.ipynb", course / "notebooks")
    assert findings(course) == []
    shutil.copy(COURSE / "notebooks/reference_glossary.ipynb", course / "exercises")
    missing = {each.file for each in findings(course) if "it is missing" in each.reason}
    assert "solutions/reference_glossary.ipynb" in missing


def edit(file: str, old: str, new: str) -> Callable[[Path], None]:
    def change(course: Path) -> None:
        text = (course / file).read_text(encoding="utf-8")
        assert old in text
        (course / file).write_text(text.replace(old, new), encoding="utf-8")

    return change


def put(file: str, text: str) -> Callable[[Path], None]:
    def change(course: Path) -> None:
        (course / file).parent.mkdir(parents=True, exist_ok=True)
        (course / file).write_text(text, encoding="utf-8")

    return change


def remove(file: str) -> Callable[[Path], None]:
    def change(course: Path) -> None:
        (course / file).unlink()

    return change


ATTEMPTS = f"tests/attempts/{LESSON}/count_users"
SOURCE = f"source/exercises/{LESSON}.md"
NOTEBOOK = f"notebooks/{LESSON}.ipynb"
DEFECTS: list[tuple[str, str, Callable[[Path], None]]] = [
    (f"solutions/{LESSON}.ipynb", "it is missing", remove(f"solutions/{LESSON}.ipynb")),
    (
        f"notebooks/{LESSON}.ipynb",
        "skips a level",
        edit(f"notebooks/{LESSON}.ipynb", '"## ', '"#### '),
    ),
    ("notebooks/todo.txt", "does not belong there", put("notebooks/todo.txt", "later")),
    (
        "tests/attempts/99_none",
        "no lesson has that name",
        put("tests/attempts/99_none/a/b.py", "# expect: correct"),
    ),
    (
        SOURCE,
        "count_users is declared and has no cell",
        edit(SOURCE, "[exercise, count_users]", "[]"),
    ),
    (SOURCE, "is not declared", edit(SOURCE, "[exercise, count_users]", "[exercise, other_name]")),
    (SOURCE, "does not say why", edit(SOURCE, '"solution"', '"other"')),
    (
        f"exercises/{LESSON}.ipynb",
        "the blank of count_users is judged incorrect",
        edit(f"exercises/{LESSON}.ipynb", '    "    ..."', '    "    return None"'),
    ),
    (
        f"solutions/{LESSON}.ipynb",
        "the answer to count_users is incorrect",
        edit(f"solutions/{LESSON}.ipynb", "func.count()", "func.max(User.id)"),
    ),
    (f"{ATTEMPTS}/constant.py", "begins with", put(f"{ATTEMPTS}/constant.py", "x = 1\n")),
    (
        f"{ATTEMPTS}/blank.py",
        "it asks for correct, and gets not_attempted",
        edit(f"{ATTEMPTS}/blank.py", "# expect: not_attempted", "# expect: correct"),
    ),
    (
        f"{ATTEMPTS}/constant.py",
        "it asks for incorrect other_mistake, and gets incorrect wrong_result",
        put(
            f"{ATTEMPTS}/constant.py",
            "# expect: incorrect other_mistake\n\n\nasync def count_users(db):\n    return 6\n",
        ),
    ),
]


@pytest.mark.parametrize(("file", "reason", "change"), DEFECTS)
def test_a_defect_is_named_with_its_remedy(
    course: Path, file: str, reason: str, change: Callable[[Path], None]
) -> None:
    change(course)
    found = [each for each in findings(course) if each.file == file and reason in each.reason]
    assert found, "\n".join(map(str, findings(course)))
    assert all(each.remedy for each in found)


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        ({"hints": ("Look.", "Look.")}, "its hints are not two or three different ones"),
        ({"hints": ("One.", " ")}, "its hints are not"),
        ({"asks": "Count"}, "is no sentence"),
        ({"title": "Another"}, "stands in 00_start_here under"),
        ({"checks": ()}, "it has no checks"),
    ],
)
def test_a_defect_of_a_declaration_is_named(
    course: Path, change: dict[str, object], reason: str
) -> None:
    declared = {"count_users": dataclasses.replace(DECLARED["count_users"], **change)}  # type: ignore[arg-type]
    assert any(reason in each.reason for each in findings(course, declared))


def test_too_few_witnesses_are_named(course: Path) -> None:
    for path in (course / ATTEMPTS).glob("*.py"):
        if "correct" in path.read_text().splitlines()[0]:
            path.unlink()
    reasons = [each.reason for each in findings(course) if each.file == ATTEMPTS]
    assert reasons == ["it has 0 right witnesses.", "its wrong witnesses show 0 mistakes."]
