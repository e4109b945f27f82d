"""Reads an exercise's blank, answer and explanation from source/exercises.

An answer stands in one place: between `### BEGIN SOLUTION` and `### END SOLUTION` in the exercise's
source. The builder, `solution()` and `reset()` all read it through this module.
"""

from __future__ import annotations

import re
import textwrap
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from itertools import groupby
from pathlib import Path

BEGIN = "### BEGIN SOLUTION"
INSTEAD = "### INSTEAD"
END = "### END SOLUTION"

_CODE_CELL = re.compile(
    r"^```\{code-cell\}[^\n]*\n(?P<options>(?::[^\n]*\n)*)\n*(?P<code>.*?)^```[ \t]*$",
    re.MULTILINE | re.DOTALL,
)
_TAGS = re.compile(r"^:tags: \[(?P<tags>[^\]]*)\]", re.MULTILINE)
_HEADING = re.compile(r"^## (.*\S)", re.MULTILINE)
_MARKDOWN_BREAK = re.compile(r"^\+\+\+(?P<metadata>[^\n]*)\n", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class ExerciseText:
    """What the source says of one exercise.

    Attributes:
        name: The exercise's name, which is the function's.
        notebook: The notebook it stands in, such as "01_create".
        heading: The heading that it stands under.
        blank: The cell as a learner gets it; of several cells, one after the other.
        answer: The cell with its answer, markers removed; several likewise.
        why: The explanation in Markdown; empty where there is none.
        blanks: The blank of each cell; a whole program is asked for in several.
    """

    name: str
    notebook: str
    heading: str
    blank: str
    answer: str
    why: str
    blanks: tuple[str, ...]


def split_cell(source: str) -> tuple[str, str]:
    """Split one cell's text into (blank, answer).

    The marked region becomes `...` in the blank, or, where the region holds a line `### INSTEAD`,
    the code behind that line with its `# ` removed. A cell without markers is its own answer.

    Raises:
        ValueError: A marker is missing, or out of order.
    """
    blank: list[str] = []
    answer: list[str] = []
    given: list[str] | None = None
    indent = ""
    inside = False
    for line in source.splitlines():
        marker = line.strip()
        if marker == BEGIN and not inside:
            inside, given = True, None
            indent = line[: len(line) - len(line.lstrip())]
        elif marker == INSTEAD and inside and given is None:
            given = []
        elif marker == END and inside:
            blank += [f"{indent}..."] if given is None else given
            inside = False
        elif marker in (BEGIN, INSTEAD, END):
            raise ValueError(f"the marker {marker!r} is out of order")
        elif given is not None and inside:
            given.append(_uncomment(line))
        else:
            answer.append(line)
            if not inside:
                blank.append(line)
    if inside:
        raise ValueError(f"{BEGIN!r} has no {END!r}")
    # A formatter puts empty lines before a marker: at the end of a cell they mean nothing.
    return "\n".join(blank).rstrip("\n"), "\n".join(answer).rstrip("\n")


def _uncomment(line: str) -> str:
    """Remove the first `# ` (or a lone `#`) of a line, keeping its indent."""
    return re.sub(r"^(\s*)# ?", r"\1", line, count=1).rstrip()


def source_folder() -> Path:
    """The folder of exercise sources: in the installed package, else in the checkout.

    Raises:
        FileNotFoundError: There is neither.
    """
    package = Path(__file__).resolve().parent.parent
    for folder in (package / "_source" / "exercises", package.parent / "source" / "exercises"):
        if folder.is_dir():
            return folder
    raise FileNotFoundError(
        f"the exercise sources are missing beside {package}; reinstall the course, or run it from "
        "its checkout"
    )


def exercise_text(name: str, notebook: str | None = None) -> ExerciseText:
    """Return the text of the exercise `name`.

    Args:
        name: The exercise's name.
        notebook: The notebook it stands in, such as "01_create", so that only that source is
            read; None to look through all.

    Raises:
        KeyError: No source holds an exercise of that name.
        FileNotFoundError: There are no sources.
    """
    return (all_exercise_texts() if notebook is None else _texts_of(notebook))[name]


@cache
def exercise_blank(name: str, notebook: str) -> str:
    """The cell of an exercise as a learner gets it; empty where no source holds it."""
    try:
        return exercise_text(name, notebook).blank
    except (KeyError, FileNotFoundError):
        return ""


def forget_the_answers() -> None:
    """Let go of the texts that were read; the blanks that were asked for stay known."""
    _texts_of.cache_clear()


def all_exercise_texts() -> dict[str, ExerciseText]:
    """Every exercise of source/exercises by name, in the course's order.

    Raises:
        ValueError: An exercise stands twice.
        FileNotFoundError: There are no sources.
    """
    texts: dict[str, ExerciseText] = {}
    for path in sorted(source_folder().glob("*.md")):
        own = _texts_of(path.stem)
        if twice := texts.keys() & own.keys():
            raise ValueError(f"{path.name}: {', '.join(twice)} stands in another source too")
        texts |= own
    return texts


@cache
def _texts_of(notebook: str) -> dict[str, ExerciseText]:
    path = source_folder() / f"{notebook}.md"
    found = list(read_exercises(path.read_text(encoding="utf-8"), notebook))
    texts = {text.name: text for text in found}
    if len(texts) < len(found):
        raise ValueError(f"{path.name}: an exercise stands twice")
    return texts


def read_exercises(markdown: str, notebook: str) -> Iterator[ExerciseText]:
    """Yield the exercises of one MyST source.

    Cells of one name that follow one another are one exercise, under the heading of the first.

    Args:
        markdown: The text of the source.
        notebook: The name of the notebook it becomes, such as "01_create".
    """
    for name, group in groupby(_exercise_cells(markdown), lambda cell: cell[0]):
        cells = list(group)
        blanks, answers = zip(*(split_cell(code) for _, _, code, _ in cells), strict=True)
        why = "\n\n".join(filter(None, (_why(after) for *_, after in cells)))
        yield ExerciseText(
            name, notebook, cells[0][1], _joined(blanks), _joined(answers), why, blanks
        )


def _joined(cells: tuple[str, ...]) -> str:
    return "\n\n\n".join(cells)


def _exercise_cells(markdown: str) -> Iterator[tuple[str, str, str, str]]:
    """Yield (name, heading, code, the text up to the next exercise) for each exercise cell."""
    cells = [cell for cell in _CODE_CELL.finditer(markdown) if "exercise" in _tags(cell["options"])]
    ends = [*(cell.start() for cell in cells), len(markdown)][1:]
    for cell, end in zip(cells, ends, strict=True):
        names = [tag for tag in _tags(cell["options"]) if tag.isidentifier() and tag != "exercise"]
        if len(names) != 1:
            raise ValueError(f"an exercise cell needs one name among its tags, not {names}")
        headings = _HEADING.findall(markdown[: cell.start()])
        heading = headings[-1] if headings else ""
        yield names[0], heading, cell["code"].rstrip("\n"), markdown[cell.end() : end]


def _tags(options: str) -> list[str]:
    found = _TAGS.search(options)
    return [tag.strip(" \"'") for tag in found["tags"].split(",")] if found else []


def _why(after: str) -> str:
    """The Markdown cells tagged `solution` in the text after an exercise cell."""
    parts: list[str] = []
    for found in _MARKDOWN_BREAK.finditer(after):
        if re.search(r"""["']solution["']""", found["metadata"]):
            rest = after[found.end() :]
            stop = re.search(r"^(\+\+\+|```\{code-cell\})", rest, re.MULTILINE)
            parts.append(textwrap.dedent(rest[: stop.start()] if stop else rest).strip())
    return "\n\n".join(parts)
