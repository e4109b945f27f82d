"""Puts an exercise's cell back as it was given, and keeps what was there."""

from __future__ import annotations

import inspect
import json
import os
import sys
import tempfile
import textwrap
from pathlib import Path
from typing import Any

from .desk import Note, find, unknown_note
from .progress import course_folder
from .registry import EXERCISES
from .source import exercise_text


def reset(function: Any) -> Note:
    """Put one exercise's cell back to its blank: `reset("create_user")`.

    What was in the cell is kept in a file beside the notebook, together with the version that was
    last run in this kernel, if that was another. The notebook on disk is changed: an open one
    has to be loaded again from disk.

    Args:
        function: The exercise's name, or its function.

    Returns:
        What was done, and where the old answer is. It draws itself.
    """
    name, written = find(function, sys._getframe(1).f_globals)
    return reset_exercise(name, _source_of(written))


def reset_exercise(name: str, last_run: str = "") -> Note:
    """Put the cell of the exercise `name` back in its notebook on disk.

    Args:
        name: The exercise's name.
        last_run: The source that was last run; kept too where it differs from the cell.
    """
    if name not in EXERCISES:
        return unknown_note(name)
    path = course_folder() / "exercises" / f"{EXERCISES[name].lesson}.ipynb"
    try:
        notebook = json.loads(path.read_text(encoding="utf-8"))
        cells = _exercise_cells(notebook, name)
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
        return Note(
            f"Nothing was changed: {path.name} cannot be read ({type(error).__name__}: {error}). "
            "Is this the course's folder?"
        )
    if not cells:
        return Note(
            f"Nothing was changed: {path.name} has no cell tagged `{name}`. Copy the blank from "
            "a fresh clone of the course."
        )
    blanks = exercise_text(name, EXERCISES[name].lesson).blanks
    old = [_text(cell["source"]) for cell in cells]
    others = [last_run] if last_run.strip() and last_run.strip() not in "\n".join(old) else []
    the_cell = "The cell" if len(blanks) == 1 else "Each cell"
    if [text.strip() for text in old] == [blank.strip() for blank in blanks] and not others:
        return Note(f"{the_cell} of `{name}` is blank already; nothing was changed.")
    backup = _back_up(path, name, "\n\n\n".join(old), others)
    # A cell too many is one that the learner has copied: it is emptied, and kept in the backup.
    empty = [""] * (len(cells) - len(blanks))
    for cell, blank in zip(cells, [*blanks[: len(cells)], *empty], strict=True):
        cell["source"] = blank.splitlines(keepends=True)
        cell["outputs"], cell["execution_count"] = [], None
    _write(path, notebook)
    return Note(
        f"{the_cell} of `{name}` in {path.name} is blank again. What was there is kept in "
        f"`{backup.name}`, beside the notebook. If the notebook is open, load it again: "
        "File, Reload Notebook from Disk."
    )


def _source_of(function: Any) -> str:
    try:
        return textwrap.dedent(inspect.getsource(function))
    except (OSError, TypeError):
        return ""


def _exercise_cells(notebook: dict[str, Any], name: str) -> list[dict[str, Any]]:
    return [
        cell
        for cell in notebook["cells"]
        if cell["cell_type"] == "code"
        and {"exercise", name} <= set(cell["metadata"].get("tags", []))
    ]


def _text(source: str | list[str]) -> str:
    return source if isinstance(source, str) else "".join(source)


def _back_up(notebook: Path, name: str, text: str, last_run: list[str]) -> Path:
    number = 1
    while (path := notebook.with_name(f"{notebook.stem}.{name}.backup-{number}.py")).exists():
        number += 1
    parts = [text, *(f"# What was last run:\n\n{each}" for each in last_run)]
    path.write_text("\n\n\n".join(part.rstrip() for part in parts) + "\n", encoding="utf-8")
    return path


def _write(path: Path, notebook: dict[str, Any]) -> None:
    handle, temporary = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
    with os.fdopen(handle, "w", encoding="utf-8") as file:
        json.dump(notebook, file, indent=1, ensure_ascii=False)
        file.write("\n")
    Path(temporary).replace(path)
