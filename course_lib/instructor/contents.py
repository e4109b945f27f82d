"""How JupyterLab, started by `course`, reads and saves notebooks."""

from __future__ import annotations

import sys
from typing import Any

from jupyter_server.services.contents.largefilemanager import AsyncLargeFileManager

from course_lib.instructor.metadata import LANGUAGE_INFO


class CourseContents(AsyncLargeFileManager):
    """Shows each notebook as written by the Python that runs, and saves it with the pinned version.

    JupyterLab writes the kernel's Python version into a notebook as soon as the kernel has started.
    Where the file holds another one, the notebook is marked as changed before anybody touched it,
    and saving it changes a line that no one wrote.

    Outputs that the reader is to predict (the build marks them as hidden) are left out until their
    cell is run: JupyterLab would show the first line even of a hidden one. They stay in the file.
    """

    async def get(self, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """Read a file or folder; of a notebook, with this Python's version."""
        model = await super().get(*args, **kwargs)
        _set_version(model, sys.version.split()[0])
        for cell in _cells(model):
            if _is_hidden(cell):
                cell["outputs"], cell["execution_count"] = [], None
                cell["metadata"].pop("jupyter")
        return model

    async def save(self, model: dict[str, Any], path: str = "") -> dict[str, Any]:
        """Save a file; a notebook, with the pinned version, and what was left out on reading."""
        _set_version(model, LANGUAGE_INFO["version"])
        if _cells(model) and await self.file_exists(path):
            stored = await super().get(path, type="notebook")
            hidden = {cell.get("id"): cell for cell in _cells(stored) if _is_hidden(cell)}
            for cell in _cells(model):
                _put_back(cell, hidden.get(cell.get("id")))
        return await super().save(model, path)


def _cells(model: dict[str, Any]) -> list[dict[str, Any]]:
    if model.get("type") != "notebook" or not model.get("content"):
        return []
    return model["content"].get("cells", [])


def _is_hidden(cell: dict[str, Any]) -> bool:
    return bool(cell["metadata"].get("jupyter", {}).get("outputs_hidden"))


def _put_back(cell: dict[str, Any], stored: dict[str, Any] | None) -> None:
    """Give a cell that was not run its stored outputs again."""
    if stored is None or cell["source"] != stored["source"] or cell.get("outputs"):
        return
    for key in ("outputs", "execution_count", "metadata"):
        cell[key] = stored[key]


def _set_version(model: dict[str, Any], version: str) -> None:
    if model.get("type") != "notebook" or not model.get("content"):
        return
    language = model["content"].get("metadata", {}).get("language_info", {})
    if language.get("name") == "python" and "version" in language:
        language["version"] = version
