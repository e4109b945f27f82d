"""Reading a lesson or an exercise from source/ as the notebooks it gives."""

from __future__ import annotations

import hashlib
import re
from copy import deepcopy
from itertools import pairwise
from pathlib import Path

import jupytext
import nbformat
from nbformat import NotebookNode

from course_lib.checks.source import split_cell
from course_lib.instructor.errors import SourceError
from course_lib.instructor.metadata import KERNELSPEC


def read_lesson(path: Path) -> NotebookNode:
    """Read source/lessons/NN_name.md: a notebook without outputs, with its cell ids."""
    notebook = _read_myst(path)
    for cell in notebook.cells:
        for tag in ("exercise", "solution"):
            if tag in tags_of(cell):
                raise SourceError(
                    f"{path}: a lesson has a cell tagged `{tag}`:\n{_start(cell)}\n"
                    "Exercises stand in source/exercises/."
                )
    _hide_predicted(notebook)
    return notebook


def _hide_predicted(notebook: NotebookNode) -> None:
    """Fold the outputs of cells that a prediction stands before; running one unfolds it.

    A stored output that lies open gives the answer away. nbval compares it all the same.
    """
    for before, cell in pairwise(notebook.cells):
        if cell.cell_type == "code" and "> **Predict**" in before.source:
            cell.metadata["jupyter"] = {"outputs_hidden": True}


def read_exercises(path: Path) -> tuple[NotebookNode, NotebookNode]:
    """Read source/exercises/NN_name.md.

    Returns:
        The blank notebook for exercises/ and the answered one for solutions/, without outputs.

    Raises:
        SourceError: An exercise has no name, no answer, or no `check(...)` cell after it.
    """
    source = _read_myst(path)
    blank, answered = _empty(source), _empty(source)
    for index, cell in enumerate(source.cells):
        if "solution" in tags_of(cell):
            if cell.cell_type != "markdown":
                raise SourceError(
                    f"{path}: `solution` is a tag for Markdown:\n{_start(cell)}\n"
                    "Put an answer's code between ### BEGIN SOLUTION and ### END SOLUTION."
                )
            answered.cells.append(_without_tag(cell, "solution"))
        elif "exercise" in tags_of(cell):
            name = exercise_name(cell, path)
            _require_check_cell(path, name, source.cells[index + 1 :])
            given, answer = _split(cell, name, path)
            if given == answer:
                raise SourceError(
                    f"{path}: exercise {name} has no answer. Put it between ### BEGIN SOLUTION "
                    "and ### END SOLUTION."
                )
            blank.cells.append(_with_source(cell, given))
            answered.cells.append(_with_source(cell, answer))
        else:
            blank.cells.append(deepcopy(cell))
            answered.cells.append(deepcopy(cell))
    return blank, answered


def exercise_name(cell: NotebookNode, path: Path) -> str:
    """The name of the exercise that a cell tagged `exercise` holds."""
    names = [tag for tag in tags_of(cell) if tag.isidentifier() and tag != "exercise"]
    if len(names) != 1:
        raise SourceError(
            f"{path}: an exercise cell needs one name beside `exercise`; its tags are "
            f"{tags_of(cell)}:\n{_start(cell)}\nWrite :tags: [exercise, NAME_OF_THE_FUNCTION]."
        )
    return names[0]


def tags_of(cell: NotebookNode) -> list[str]:
    """A cell's tags; an empty list where it has none."""
    return list(cell.metadata.get("tags", []))


def digest(text: str) -> str:
    """A short name for a text: equal texts have equal digests."""
    return hashlib.sha256(text.encode()).hexdigest()[:12]


def content_id(cell: NotebookNode) -> str:
    """The id that a cell's own text gives it, so that a diff stays where the edit was."""
    return digest(f"{cell.cell_type}\n{cell.source}")


def _read_myst(path: Path) -> NotebookNode:
    parsed = jupytext.reads(path.read_text(encoding="utf-8"), fmt="md:myst")
    notebook = nbformat.v4.new_notebook(metadata={"kernelspec": dict(KERNELSPEC)})
    taken: dict[str, int] = {}
    for cell in parsed.cells:
        if not cell.source.strip():
            continue
        if cell.cell_type == "code":
            cell.execution_count = None
            cell.outputs = []
        cell.id = _cell_id(cell, taken, path)
        notebook.cells.append(cell)
    if not notebook.cells:
        raise SourceError(f"{path}: there is nothing in it. Write a title: `# …`.")
    return notebook


def _cell_id(cell: NotebookNode, taken: dict[str, int], path: Path) -> str:
    name = exercise_name(cell, path) if "exercise" in tags_of(cell) else content_id(cell)
    taken[name] = taken.get(name, 0) + 1
    return name if taken[name] == 1 else f"{name}-{taken[name]}"


def _split(cell: NotebookNode, name: str, path: Path) -> tuple[str, str]:
    try:
        return split_cell(cell.source)
    except ValueError as error:
        raise SourceError(f"{path}: exercise {name}: {error}.") from error


def _require_check_cell(path: Path, name: str, following: list[NotebookNode]) -> None:
    # A whole program is asked for in several cells of one name, and checked after the last.
    if any(name in tags_of(cell) for cell in following):
        return
    code = next((cell for cell in following if cell.cell_type == "code"), None)
    if code is None or not re.search(rf"\bcheck\(\s*[\"']?{name}[\"']?\s*\)", code.source):
        raise SourceError(
            f"{path}: the code cell after exercise {name} does not call check({name}). Add one."
        )


def _empty(notebook: NotebookNode) -> NotebookNode:
    return nbformat.v4.new_notebook(metadata=deepcopy(notebook.metadata))


def _with_source(cell: NotebookNode, source: str) -> NotebookNode:
    copy = deepcopy(cell)
    copy.source = source
    return copy


def _without_tag(cell: NotebookNode, tag: str) -> NotebookNode:
    copy = deepcopy(cell)
    rest = [other for other in tags_of(cell) if other != tag]
    copy.metadata = NotebookNode({**cell.metadata, "tags": rest})
    if not rest:
        del copy.metadata["tags"]
    return copy


def _start(cell: NotebookNode) -> str:
    return "    " + "\n    ".join(cell.source.splitlines()[:3])
