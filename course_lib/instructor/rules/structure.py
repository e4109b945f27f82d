"""Rules for how a notebook is laid out and stored."""

from __future__ import annotations

import re
import statistics
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

from nbformat import NotebookNode

from course_lib.instructor.metadata import KERNELSPEC, LANGUAGE_INFO
from course_lib.instructor.notebook import is_blank, to_text
from course_lib.instructor.rules.markdown import all_headings, markdown_cells, prose_words
from course_lib.instructor.source import tags_of

CELL_KEYS = {"tags", "course", "jupyter", "jp-MarkdownHeadingCollapsed"}
DIFFERS = "differs-on-2.0"  # what is stored is of SQLAlchemy 2.1, and the text says what 2.0 gives
TAGS = {"raises-exception", DIFFERS}

# The best notebook courses keep to 15 to 25 code cells a lesson, a median of at most 6 lines,
# 90 % of at most 15, and 40 to 70 words a code cell. The bounds leave a lesson some room.
CODE_CELLS = range(12, 33)
MEDIAN_LINES = 6
LINES_OF_90_PERCENT = 15
WORDS_PER_CODE_CELL = range(30, 101)


def of_structure(notebook: NotebookNode) -> Iterator[str]:
    """What every notebook keeps to: one title, headings in order, known tags, plain metadata."""
    levels = [heading.level for heading in all_headings(notebook)]
    if levels.count(1) != 1:
        yield f"it has {levels.count(1)} headings of the first level. Write one title: `# …`."
    elif levels[0] != 1:
        yield "a heading stands before its title."
    for before, after in pairwise(all_headings(notebook)):
        if after.level > before.level + 1:
            yield f"the heading {after.text!r} skips a level after {before.text!r}."
    texts = [heading.text for heading in all_headings(notebook)]
    for text in sorted({text for text in texts if texts.count(text) > 1}):
        yield f"two headings read {text!r}: a link can reach only one."
    for cell in notebook.cells:
        yield from (f"cell {cell.get('id')}: {problem}" for problem in _of_cell(cell))
    yield from _of_versions(notebook.cells)


def _of_versions(cells: list[NotebookNode]) -> Iterator[str]:
    """A cell that SQLAlchemy 2.0 answers otherwise has text beside it that says so."""
    for position, cell in enumerate(cells):
        beside = (
            cells[max(position - 1, 0)].source + cells[min(position + 1, len(cells) - 1)].source
        )
        if DIFFERS in tags_of(cell) and "2.0" not in beside:
            yield f"cell {cell.get('id')}: it is tagged {DIFFERS}, and no text beside it says how."


def _of_cell(cell: NotebookNode) -> Iterator[str]:
    if unknown := set(cell.metadata) - CELL_KEYS:
        yield f"its metadata holds {', '.join(sorted(unknown))}, which no build writes."
    tags = tags_of(cell)
    known = TAGS | ({"exercise", tags[-1]} if tags[:1] == ["exercise"] else set())
    for tag in tags:
        if tag in known:
            continue
        if tag != tag.lower():
            yield f"the tag {tag!r} is not lower-case: nbval passes over it."
        else:
            yield f"the tag {tag!r} is not known; {', '.join(sorted(TAGS))} and exercises are."
    opened, closed = (cell.source.count(mark) for mark in ("<details>", "</details>"))
    if cell.cell_type == "markdown" and opened != closed:
        yield f"<details> is opened {opened} times and closed {closed} times."


def of_storage(notebook: NotebookNode, text: str) -> Iterator[str]:
    """A notebook is stored in the one form that the build writes.

    Args:
        notebook: The notebook.
        text: The text of its file.
    """
    if dict(notebook.metadata) != {"kernelspec": KERNELSPEC, "language_info": LANGUAGE_INFO}:
        yield "its metadata is not what the build writes; opening it would mark it as changed."
    if text != to_text(notebook):
        # Also where two cells share an id: reading the notebook gave one of them another.
        yield "its file is not laid out as the build writes it."


def of_blanks(notebook: NotebookNode) -> Iterator[str]:
    """In exercises/, each exercise cell is the blank that it was built with."""
    for cell in notebook.cells:
        if "exercise" in tags_of(cell) and not is_blank(cell):
            yield f"cell {cell.get('id')}: the exercise is not blank. Nobody's answer is committed."


def of_lesson(notebook: NotebookNode, path: Path) -> Iterator[str]:
    """What a lesson keeps to on top: how it opens and closes, and its size."""
    texts = [cell.source for cell in markdown_cells(notebook)]
    opening, closing = texts[0], "\n\n".join(texts).rpartition("\n## ")[2]
    goals = re.search(r"\*\*You will be able to\*\*\n\n((?:- .*\n(?:  .*\n)*)+)", opening)
    if not goals or not 3 <= len(re.findall(r"^- ", goals[1], re.M)) <= 6:
        yield "it does not open with **You will be able to** and three to six verbs in a list."
    for mark in ("**Time:**", "**Builds on:**"):
        if mark not in opening:
            yield f"its opening does not say {mark}"
    if not closing.startswith("To keep\n") or "| call | SQL | use when | beware |" not in closing:
        yield "it does not end with `## To keep` and the table call, SQL, use when, beware."
    if "**If you remember one thing:**" not in closing:
        yield "its end does not say **If you remember one thing:**"
    if f"(../exercises/{path.name})" not in closing:
        yield f"its end does not link to ../exercises/{path.name}"
    if not any(
        text.lstrip().startswith("> **Predict**") or "\n> **Predict**" in text for text in texts
    ):
        yield "it asks for no prediction: > **Predict** …"
    yield from _of_size(notebook)


def _of_size(notebook: NotebookNode) -> Iterator[str]:
    lines = sorted(
        len(cell.source.splitlines()) for cell in notebook.cells if cell.cell_type == "code"
    )
    if len(lines) not in CODE_CELLS:
        yield (
            f"it has {len(lines)} code cells; {CODE_CELLS[0]} to {CODE_CELLS[-1]} make a lesson."
        )
    if not lines:
        return
    median = statistics.median(lines)
    if median > MEDIAN_LINES:
        yield f"its code cells have a median of {median:g} lines; {MEDIAN_LINES} are the most."
    long = sum(count > LINES_OF_90_PERCENT for count in lines)
    if long > 0.1 * len(lines):
        yield f"{long} of its {len(lines)} code cells have more than {LINES_OF_90_PERCENT} lines."
    words = sum(prose_words(cell.source) for cell in markdown_cells(notebook)) / len(lines)
    if round(words) not in WORDS_PER_CODE_CELL:
        yield (
            f"it has {words:.0f} words a code cell; {WORDS_PER_CODE_CELL[0]} to "
            f"{WORDS_PER_CODE_CELL[-1]} make a lesson."
        )
