"""Reading MyST sources."""

from __future__ import annotations

from pathlib import Path

import pytest
from instructor.small_course import EXERCISES, LESSON

from course_lib.checks.source import exercise_text, source_folder
from course_lib.instructor.errors import SourceError
from course_lib.instructor.source import (
    content_id,
    exercise_name,
    read_exercises,
    read_lesson,
    tags_of,
)


def write(folder: Path, text: str) -> Path:
    path = folder / "00_small.md"
    path.write_text(text, encoding="utf-8")
    return path


def test_a_cell_keeps_its_id_while_its_neighbours_change(tmp_path: Path) -> None:
    before = read_lesson(write(tmp_path, LESSON)).cells
    after = read_lesson(write(tmp_path, LESSON.replace("# A lesson", "# Another\n\nMore."))).cells
    assert [cell.id for cell in before[1:]] == [cell.id for cell in after[1:]]
    assert before[0].id != after[0].id
    assert before[1].id == content_id(before[1])


def test_equal_cells_have_ids_of_their_own(tmp_path: Path) -> None:
    cell = "```{code-cell} ipython3\npass\n```\n"
    first, second = read_lesson(write(tmp_path, cell + "\n" + cell)).cells
    assert second.id == f"{first.id}-2"


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        (":tags: [exercise, count_users]", ":tags: [exercise]", "needs one name"),
        (":tags: [exercise, count_users]", ":tags: [exercise, one, two]", "needs one name"),
        ("check(count_users)", "pass", r"does not call check\(count_users\)"),
        ("### BEGIN SOLUTION", "pass", "SOLUTION"),
        (
            "    ### BEGIN SOLUTION\n    return await db.scalar(select(func.count())"
            ".select_from(User)) or 0\n    ### END SOLUTION",
            "    ...",
            "has no answer",
        ),
    ],
)
def test_a_source_that_breaks_the_format_is_refused(
    tmp_path: Path, old: str, new: str, message: str
) -> None:
    assert old in EXERCISES
    path = write(tmp_path, EXERCISES.replace(old, new))
    with pytest.raises(SourceError, match=message) as caught:
        read_exercises(path)
    assert str(path) in str(caught.value)


PROGRAM = """# Exercises

## One program

```{code-cell} ipython3
:tags: [exercise, journey]

### BEGIN SOLUTION
place = "here"
### END SOLUTION
```

```{code-cell} ipython3
import time
```

```{code-cell} ipython3
:tags: [exercise, journey]

### BEGIN SOLUTION
time = "now"
### END SOLUTION
```

```{code-cell} ipython3
check("journey")
```
"""


def test_a_program_is_several_cells_of_one_name_and_checked_after_the_last(
    tmp_path: Path,
) -> None:
    blank, answered = read_exercises(write(tmp_path, PROGRAM))
    assert [cell.source for cell in blank.cells[1:4:2]] == ["...", "..."]
    assert [cell.source for cell in answered.cells[1:4:2]] == ['place = "here"', 'time = "now"']
    assert [cell.id for cell in blank.cells[1:4:2]] == ["journey", "journey-2"]
    with pytest.raises(SourceError, match="does not call check"):
        read_exercises(write(tmp_path, PROGRAM.replace("check(", "print(")))


def test_a_lesson_holds_no_exercise(tmp_path: Path) -> None:
    with pytest.raises(SourceError, match="Exercises stand in source/exercises/"):
        read_lesson(write(tmp_path, EXERCISES))


def test_outputs_that_are_to_be_predicted_are_folded(tmp_path: Path) -> None:
    cell = "```{code-cell} ipython3\n1 + 1\n```\n"
    lesson = f"# A lesson\n\n{cell}\n> **Predict** What comes?\n\n{cell}\n{cell}"
    cells = [
        each for each in read_lesson(write(tmp_path, lesson)).cells if each.cell_type == "code"
    ]
    hidden = [cell.metadata.get("jupyter", {}).get("outputs_hidden", False) for cell in cells]
    assert hidden == [False, True, False]


def test_an_empty_source_is_refused(tmp_path: Path) -> None:
    with pytest.raises(SourceError, match="nothing in it"):
        read_lesson(write(tmp_path, "\n"))


@pytest.mark.parametrize("path", sorted(source_folder().glob("*.md")), ids=lambda path: path.stem)
def test_the_checker_and_the_build_read_the_same_texts(path: Path) -> None:
    blank, answered = read_exercises(path)
    cells: dict[str, list[tuple[str, str]]] = {}
    for given in blank.cells:
        if "exercise" in tags_of(given):
            (answer,) = (cell.source for cell in answered.cells if cell.id == given.id)
            cells.setdefault(exercise_name(given, path), []).append((given.source, answer))
    assert cells
    for name, pairs in cells.items():
        text = exercise_text(name)
        given, answer = ("\n\n\n".join(sources) for sources in zip(*pairs, strict=True))
        assert (text.notebook, text.blank, text.answer) == (path.stem, given, answer)
        assert text.blanks == tuple(source for source, _ in pairs)
        assert not text.why or any(
            text.why.startswith(cell.source.strip()) for cell in answered.cells
        )
