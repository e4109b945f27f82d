"""A temporary folder for the database files of a check."""

from __future__ import annotations

import contextlib
import tempfile

_MEMORY = "/dev/shm"


def scratch_folder() -> tempfile.TemporaryDirectory[str]:
    """Make one, in memory where the system has a place for that: a busy disk lets a check wait.

    Use it as a context manager: it gives the path, and removes the folder at its end.
    """
    with contextlib.suppress(OSError):  # no such place, it is full, or a grader has closed it
        return tempfile.TemporaryDirectory(dir=_MEMORY, ignore_cleanup_errors=True)
    return tempfile.TemporaryDirectory(ignore_cleanup_errors=True)
