"""For every run of pytest, nbval's included: what a learner has done and set stays out of it."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path

import pytest

# What somebody else's notebook in these folders is: a learner's backup, JupyterLab's copy.
collect_ignore_glob = ["*.backup-*", "*/.ipynb_checkpoints"]


def pytest_configure(config: pytest.Config) -> None:
    """Give the run an empty progress file, and kernels that no variable or profile changes."""
    home = tempfile.TemporaryDirectory(prefix="course-", ignore_cleanup_errors=True)
    config.add_cleanup(home.cleanup)
    os.environ["COURSE_HOME"] = str(Path(home.name) / "progress")
    os.environ["IPYTHONDIR"] = str(Path(home.name) / "ipython")
    for name in ("COURSE_STRICT", "COURSE_TIME_LIMIT"):
        os.environ.pop(name, None)
