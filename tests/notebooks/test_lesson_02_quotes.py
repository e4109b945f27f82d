"""What lesson 02 says that ruff says and does, ruff says and does."""

from __future__ import annotations

import importlib.metadata
import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent.parent
LESSON = (ROOT / "source/lessons/02_read.md").read_text(encoding="utf-8")
CONDITIONS = ("User.is_active == True", "User.is_active == False")


def ruff_version() -> str:
    """The version of ruff that is installed, or nothing."""
    try:
        return importlib.metadata.version("ruff")
    except importlib.metadata.PackageNotFoundError:
        return ""


as_quoted = pytest.mark.skipif(
    not ruff_version().startswith("0.17."), reason="the lesson quotes ruff 0.17"
)


def ruff(code: str, *options: str) -> str:
    """What `ruff check` prints of a program that reads `code`."""
    command = [sys.executable, "-m", "ruff", "check", "--isolated", "--select", "E712"]
    ended = subprocess.run(
        [*command, *options, "-"], input=code, capture_output=True, text=True, check=False
    )
    assert ended.returncode in (0, 1), ended.stderr
    return ended.stdout


def where(*conditions: str) -> str:
    """A program with these conditions, a line each."""
    return "".join(f"select(User).where({condition})\n" for condition in conditions)


def test_the_lesson_quotes_the_pinned_version() -> None:
    assert "what ruff 0.17 says" in LESSON
    assert re.search(r"^ruff==0\.17\.", (ROOT / "constraints.txt").read_text(), re.M)


@as_quoted
def test_ruff_says_what_the_lesson_quotes() -> None:
    quoted = re.findall(r"^E712 .*$", LESSON, re.M)
    assert len(quoted) == 2
    said = re.findall(r"E712 .*", ruff(where(*CONDITIONS), "--output-format", "concise"))
    assert said == quoted
    assert all(f"`{condition}`" in LESSON for condition in CONDITIONS)


@as_quoted
def test_ruff_would_write_the_not() -> None:
    assert "`ruff check --fix --unsafe-fixes`" in LESSON
    fixed = ruff(where(*CONDITIONS), "--fix", "--unsafe-fixes")
    assert fixed == where("User.is_active", "not User.is_active")


@as_quoted
def test_ruff_has_nothing_to_say_of_is() -> None:
    said = ruff(where("User.is_active.is_(True)", "User.is_active.is_(False)"))
    assert said.strip() == "All checks passed!"
