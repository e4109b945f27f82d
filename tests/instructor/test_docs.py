"""What docs/instructors.md says of mistakes and lessons is true of the exercises."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from course_lib.instructor.witnesses import FOLDER, all_witnesses

ROOT = Path(__file__).parents[2]
TEXT = (ROOT / "docs" / "instructors.md").read_text(encoding="utf-8")
_ROW = re.compile(r"^\| (?P<names>`\w+`(?:, `\w+`)*) \| (?P<lessons>all|[\d, ]+) \|", re.MULTILINE)
ROWS = [
    (re.findall(r"\w+", row["names"]), re.findall(r"\w+", row["lessons"]))
    for row in _ROW.finditer(TEXT)
]
LESSONS_OF: dict[str, set[str]] = {}
for _witness in all_witnesses(ROOT / FOLDER):
    if _witness.mistake:
        LESSONS_OF.setdefault(_witness.mistake, set()).add(_witness.lesson[:2])


@pytest.mark.parametrize(("names", "lessons"), ROWS, ids=lambda value: "-".join(value))
def test_a_mistake_is_made_in_the_lessons_that_are_named(
    names: list[str], lessons: list[str]
) -> None:
    made = {name: LESSONS_OF.get(name, set()) for name in names}
    assert all(made.values()), f"no witness makes it: {made}"
    for lesson in lessons:
        assert lesson == "all" or any(lesson in where for where in made.values())


def test_the_table_was_found() -> None:
    assert len(ROWS) > 10
