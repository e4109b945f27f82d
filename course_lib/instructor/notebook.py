"""Giving a notebook that was run the one form in which it is stored."""

from __future__ import annotations

from collections.abc import Iterator
from copy import deepcopy

import nbformat
from nbformat import NotebookNode

from course_lib.instructor.metadata import LANGUAGE_INFO
from course_lib.instructor.source import content_id, digest, tags_of


def normalise(notebook: NotebookNode) -> None:
    """Remove what differs from run to run, and put the rest in a fixed order, in place."""
    notebook.metadata.language_info = NotebookNode(LANGUAGE_INFO)
    notebook.metadata.pop("widgets", None)
    count = 0
    for cell in notebook.cells:
        cell.metadata.pop("execution", None)
        if cell.cell_type != "code":
            continue
        count += 1
        cell.execution_count = count
        cell.outputs = [_normal_output(output, count) for output in _streams_joined(cell.outputs)]


def mark_blanks(notebook: NotebookNode) -> None:
    """Note in each exercise cell what its blank was, so that a learner's work shows."""
    for cell in notebook.cells:
        if "exercise" in tags_of(cell):
            cell.metadata["course"] = {"blank": digest(cell.source)}


def is_blank(cell: NotebookNode) -> bool:
    """Whether an exercise cell is as the build wrote it."""
    return digest(cell.source) == cell.metadata.get("course", {}).get("blank")


def holds_work(notebook: NotebookNode, new: NotebookNode) -> bool:
    """Whether a notebook holds something that a learner wrote.

    Args:
        notebook: The notebook as it lies in exercises/.
        new: The blank notebook that would replace it.

    Returns:
        True where an exercise cell differs both from the blank that it began as and from the new
        one, or where another cell was added or changed.
    """
    blanks = {cell.source for cell in new.cells if "exercise" in tags_of(cell)}
    for cell in notebook.cells:
        if "exercise" in tags_of(cell):
            if not is_blank(cell) and cell.source not in blanks:
                return True
        # The build names every other cell by what it holds.
        elif cell.source.strip() and cell.get("id", "").split("-")[0] != content_id(cell):
            return True
    return False


def to_text(notebook: NotebookNode) -> str:
    """The notebook as it is stored: the layout that JupyterLab writes, ending in a newline."""
    nbformat.validate(notebook)
    return nbformat.writes(notebook).rstrip("\n") + "\n"


def _streams_joined(outputs: list[NotebookNode]) -> Iterator[NotebookNode]:
    """Join streams that follow one another, stdout first: in which order they arrive is chance."""
    waiting: dict[str, NotebookNode] = {}
    for output in outputs:
        if output.output_type == "stream":
            if output.name in waiting:
                waiting[output.name].text += output.text
            else:
                waiting[output.name] = deepcopy(output)
            continue
        yield from _in_order(waiting)
        waiting = {}
        yield output
    yield from _in_order(waiting)


def _in_order(streams: dict[str, NotebookNode]) -> Iterator[NotebookNode]:
    for name in ("stdout", "stderr"):
        if name in streams:
            yield streams[name]


def _normal_output(output: NotebookNode, count: int) -> NotebookNode:
    output = deepcopy(output)
    output.pop("transient", None)
    if output.output_type == "execute_result":
        output.execution_count = count
    if output.output_type == "error":
        # A traceback holds colours and the paths of this machine, and runs to hundreds of lines.
        output.traceback = [f"{output.ename}: {output.evalue}"]
    return output
