"""The one form in which a notebook is stored."""

from __future__ import annotations

import nbformat
import pytest
from nbformat import NotebookNode
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook, new_output

from course_lib.instructor.notebook import holds_work, mark_blanks, normalise, to_text
from course_lib.instructor.source import content_id

BLANK = "def one():\n    ..."


def exercises(source: str = BLANK) -> NotebookNode:
    """A notebook as the build writes it, with one exercise and a cell of imports."""
    imports = new_code_cell("import this")
    imports.id = content_id(imports)
    exercise = new_code_cell(source, metadata={"tags": ["exercise", "one"]}, id="one")
    notebook = new_notebook(cells=[imports, exercise])
    mark_blanks(notebook)
    return notebook


def test_timings_widgets_and_tracebacks_are_removed() -> None:
    cell = new_code_cell("1 / 0", metadata={"execution": {"iopub.status.busy": "now"}})
    cell.execution_count = 7
    cell.outputs = [
        new_output("error", ename="ZeroDivisionError", evalue="no", traceback=["/home/me", "\x1b["])
    ]
    notebook = new_notebook(cells=[cell], metadata={"widgets": {"state": {}}})
    normalise(notebook)
    assert cell.metadata == {}
    assert "widgets" not in notebook.metadata
    assert cell.execution_count == 1
    assert cell.outputs[0].traceback == ["ZeroDivisionError: no"]


def test_streams_are_joined_between_displays_only() -> None:
    cell = new_code_cell("")
    cell.outputs = [
        new_output("stream", name="stderr", text="e1"),
        new_output("stream", name="stdout", text="o1"),
        new_output("stream", name="stderr", text="e2"),
        new_output("display_data", {"text/plain": "shown"}),
        new_output("stream", name="stdout", text="o2"),
    ]
    normalise(new_notebook(cells=[cell]))
    assert [output.get("text", "shown") for output in cell.outputs] == ["o1", "e1e2", "shown", "o2"]


def test_the_text_is_what_jupyter_writes() -> None:
    text = to_text(new_notebook(cells=[new_markdown_cell("Ç", id="a")]))
    assert text.endswith("}\n") and not text.endswith("\n\n")
    assert "Ç" in text
    assert to_text(nbformat.reads(text, as_version=4)) == text


def test_an_untouched_notebook_holds_no_work() -> None:
    assert not holds_work(exercises(), exercises("def one():\n    '''New.'''\n    ..."))


@pytest.mark.parametrize("where", ["exercise", "another cell", "a new cell"])
def test_what_a_learner_wrote_is_work(where: str) -> None:
    notebook = exercises()
    if where == "a new cell":
        notebook.cells.append(new_markdown_cell("My notes"))
    else:
        notebook.cells[where == "exercise"].source += "\nx = 1"
    assert holds_work(notebook, exercises())


def test_an_exercise_that_was_reset_by_hand_holds_no_work() -> None:
    notebook = exercises("def one():\n    return 1")
    notebook.cells[1].source = BLANK
    assert not holds_work(notebook, exercises())


def test_an_exercise_without_its_mark_is_taken_for_work() -> None:
    notebook = exercises("def one():\n    return 1")
    del notebook.cells[1].metadata["course"]
    assert holds_work(notebook, exercises())
