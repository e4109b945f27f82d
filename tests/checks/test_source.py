"""Blank and answer come from one cell."""

from __future__ import annotations

import pytest

from course_lib.checks.source import read_exercises, split_cell

CELL = '''async def f(db):
    """Do it."""
    ### BEGIN SOLUTION
    x = 1
    return x
    ### END SOLUTION'''


def test_the_region_becomes_dots() -> None:
    blank, answer = split_cell(CELL)
    assert blank == 'async def f(db):\n    """Do it."""\n    ...'
    assert answer == 'async def f(db):\n    """Do it."""\n    x = 1\n    return x'


def test_a_repair_exercise_gives_its_broken_code() -> None:
    source = (
        "async def f(db):\n    ### BEGIN SOLUTION\n    return 1\n    ### INSTEAD\n"
        "    # for x in ():\n    #     pass\n    #\n    # return 2\n    ### END SOLUTION"
    )
    blank, answer = split_cell(source)
    assert blank == "async def f(db):\n    for x in ():\n        pass\n\n    return 2"
    assert answer == "async def f(db):\n    return 1"


def test_several_regions_and_no_region() -> None:
    assert split_cell(f"{CELL}\n\n\n{CELL}")[0].count("...") == 2
    assert split_cell("x = 1") == ("x = 1", "x = 1")


@pytest.mark.parametrize(
    "source",
    [
        "### BEGIN SOLUTION\nx",
        "### END SOLUTION",
        "### INSTEAD",
        "### BEGIN SOLUTION\n### BEGIN SOLUTION\n### END SOLUTION",
        "### BEGIN SOLUTION\n### INSTEAD\n### INSTEAD\n### END SOLUTION",
    ],
)
def test_markers_out_of_order_are_refused(source: str) -> None:
    with pytest.raises(ValueError, match=r"SOLUTION|INSTEAD"):
        split_cell(source)


MARKDOWN = f"""---
kernelspec: {{name: python3}}
---

# Exercises

## 1. The first

Text.

```{{code-cell}} ipython3
:tags: [exercise, f]

{CELL}
```

```{{code-cell}} ipython3
check(f)
```

+++ {{"tags": ["solution"]}}

Because **so**.

+++

## 2. Another

```{{code-cell}} ipython3
:tags: [exercise, "g"]

async def g(db): ...
```
"""


def test_exercises_are_read_from_a_source() -> None:
    first, second = read_exercises(MARKDOWN, "09_made_up")
    assert (first.name, first.notebook, first.heading) == ("f", "09_made_up", "1. The first")
    assert first.why == "Because **so**."
    assert first.blank.endswith("...")
    assert (second.name, second.heading, second.why) == ("g", "2. Another", "")


def test_an_exercise_cell_needs_exactly_one_name() -> None:
    with pytest.raises(ValueError, match="one name"):
        list(read_exercises(MARKDOWN.replace("[exercise, f]", "[exercise]"), "x"))


def test_cells_of_one_name_are_one_exercise() -> None:
    several = MARKDOWN.replace('[exercise, "g"]', "[exercise, f]")
    (text,) = read_exercises(several, "09_made_up")
    first, second = text.blanks
    assert (text.heading, text.why) == ("1. The first", "Because **so**.")
    assert (first.endswith("..."), second) == (True, "async def g(db): ...")
    assert text.blank == f"{first}\n\n\n{second}"
    assert text.answer.endswith(f"\n\n\n{second}")


def test_empty_lines_that_a_formatter_puts_before_a_marker_are_no_part_of_a_cell() -> None:
    cell = "### BEGIN SOLUTION\nplace = 1\n\n\n### INSTEAD\n# # Your place.\n### END SOLUTION"
    assert split_cell(cell) == ("# Your place.", "place = 1")


def test_an_exercise_stands_under_a_heading_of_the_second_level() -> None:
    deeper = MARKDOWN.replace("Text.\n", "Text.\n\n### A part of it\n")
    assert next(iter(read_exercises(deeper, "09_made_up"))).heading == "1. The first"
