"""The workflow for GitHub Classroom grades a push: its own script, on a real git repository."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

COURSE = Path(__file__).parents[1]
WORKFLOW = COURSE / "docs" / "classroom" / "grade.yml"
LESSON = "00_start_here"

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="the workflow's script is for bash")


def git(folder: Path, *arguments: str) -> None:
    author = (
        "-c",
        "user.name=Ada",
        "-c",
        "user.email=ada@example.org",
        "-c",
        "commit.gpgsign=false",
    )
    subprocess.run(["git", *author, *arguments], cwd=folder, check=True, capture_output=True)


def pushed(tmp_path: Path, notebook: Path) -> Path:
    """What a runner checks out after a learner has pushed: a clone of a bare repository."""
    work, remote, checkout = (tmp_path / name for name in ("work", "remote.git", "checkout"))
    (work / "exercises").mkdir(parents=True)
    shutil.copy(notebook, work / "exercises" / f"{LESSON}.ipynb")
    git(tmp_path, "init", "--quiet", "--bare", str(remote))
    git(work, "init", "--quiet", "--initial-branch=main")
    git(work, "add", ".")
    git(work, "commit", "--quiet", "-m", "My answers")
    git(work, "push", "--quiet", str(remote), "main")
    git(tmp_path, "clone", "--quiet", "--branch=main", str(remote), str(checkout))
    return checkout


def grade(checkout: Path, tmp_path: Path) -> subprocess.CompletedProcess[str]:
    """Run the step `grade`, with this environment's programs where `install` would put them."""
    steps = yaml.safe_load(WORKFLOW.read_text(encoding="utf-8"))["jobs"]["grade"]["steps"]
    step = next(each for each in steps if each.get("name") == "grade")
    (checkout / ".venv").symlink_to(sys.prefix)
    environment = (
        os.environ
        | step["env"]
        | {
            "LESSONS": LESSON,
            "COURSE_HOME": str(tmp_path / "home"),
        }
    )
    return subprocess.run(
        ["bash", "-e", "-c", step["run"]],
        cwd=checkout,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )


def test_a_right_notebook_passes(tmp_path: Path) -> None:
    solved = pushed(tmp_path, COURSE / "solutions" / f"{LESSON}.ipynb")
    run = grade(solved, tmp_path)
    assert run.returncode == 0, run.stdout + run.stderr
    assert "✓ Correct" in run.stdout


def test_a_blank_notebook_fails_and_says_why(tmp_path: Path) -> None:
    blank = pushed(tmp_path, COURSE / "exercises" / f"{LESSON}.ipynb")
    run = grade(blank, tmp_path)
    assert run.returncode == 1
    assert "count_users is still blank" in run.stdout
    assert "failed" in run.stdout
