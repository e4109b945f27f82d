"""What JupyterLab gets of a notebook, and what it saves."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import nbformat
import pytest
from nbformat.v4 import new_code_cell, new_notebook, new_output

from course_lib.instructor.contents import CourseContents
from course_lib.instructor.metadata import KERNELSPEC, LANGUAGE_INFO

pytestmark = pytest.mark.asyncio


def stored_notebook(folder: Path) -> CourseContents:
    cells = [
        new_code_cell(
            source,
            id=source[0] * 8,
            execution_count=number,
            outputs=[new_output("stream", name="stdout", text=f"{number}\n")],
            metadata={"jupyter": {"outputs_hidden": True}} if hidden else {},
        )
        for number, (source, hidden) in enumerate([("a = 1", False), ("b = 2", True)], 1)
    ]
    metadata = {"kernelspec": KERNELSPEC, "language_info": LANGUAGE_INFO}
    nbformat.write(new_notebook(cells=cells, metadata=metadata), folder / "lesson.ipynb")
    return CourseContents(root_dir=str(folder))


def outputs(model: dict[str, Any]) -> list[int]:
    return [len(cell["outputs"]) for cell in model["content"]["cells"]]


async def test_what_is_to_be_predicted_is_left_out(tmp_path: Path) -> None:
    model = await stored_notebook(tmp_path).get("lesson.ipynb")
    assert outputs(model) == [1, 0]
    assert model["content"]["cells"][1]["execution_count"] is None


async def test_saving_puts_back_what_was_left_out(tmp_path: Path) -> None:
    contents = stored_notebook(tmp_path)
    before = nbformat.read(tmp_path / "lesson.ipynb", 4)
    model = await contents.get("lesson.ipynb")
    await contents.save(model, "lesson.ipynb")
    assert nbformat.read(tmp_path / "lesson.ipynb", 4).cells == before.cells


async def test_what_was_run_is_saved_as_it_came(tmp_path: Path) -> None:
    contents = stored_notebook(tmp_path)
    model = await contents.get("lesson.ipynb")
    cell = model["content"]["cells"][1]
    cell["outputs"] = [new_output("stream", name="stdout", text="mine\n")]
    await contents.save(model, "lesson.ipynb")
    assert outputs(await contents.get("lesson.ipynb")) == [1, 1]
    assert "mine" in (tmp_path / "lesson.ipynb").read_text()


async def test_a_changed_cell_does_not_get_the_old_output(tmp_path: Path) -> None:
    contents = stored_notebook(tmp_path)
    model = await contents.get("lesson.ipynb")
    model["content"]["cells"][1]["source"] = "b = 3"
    await contents.save(model, "lesson.ipynb")
    assert outputs(await contents.get("lesson.ipynb")) == [1, 0]


async def test_a_new_file_is_saved(tmp_path: Path) -> None:
    contents = stored_notebook(tmp_path)
    model = await contents.get("lesson.ipynb")
    await contents.save(model, "another.ipynb")
    assert (tmp_path / "another.ipynb").exists()
