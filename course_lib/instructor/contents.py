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
    """

    async def get(self, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """Read a file or folder; of a notebook, with this Python's version."""
        model = await super().get(*args, **kwargs)
        _set_version(model, sys.version.split()[0])
        return model

    async def save(self, model: dict[str, Any], path: str = "") -> dict[str, Any]:
        """Save a file; a notebook, with the pinned version."""
        _set_version(model, LANGUAGE_INFO["version"])
        return await super().save(model, path)


def _set_version(model: dict[str, Any], version: str) -> None:
    if model.get("type") != "notebook" or not model.get("content"):
        return
    language = model["content"].get("metadata", {}).get("language_info", {})
    if language.get("name") == "python" and "version" in language:
        language["version"] = version
