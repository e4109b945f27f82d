"""README, Makefile and workflow give the same commands; the first screen has the two."""

from __future__ import annotations

import re
from pathlib import Path

COURSE = Path(__file__).parents[1]
NBVAL = "pytest --nbval --nbval-current-env --nbval-cell-timeout=60 notebooks solutions exercises"
FIRST_SCREEN = 40  # lines


def text(name: str) -> str:
    """A file on one line: where its lines break is no matter."""
    joined = (COURSE / name).read_text(encoding="utf-8").replace("\\\n", " ")
    return re.sub(r"\s+", " ", joined)


def test_the_two_commands_stand_on_the_first_screen() -> None:
    lines = (COURSE / "README.md").read_text(encoding="utf-8").splitlines()[:FIRST_SCREEN]
    for command in ("make course", "make test"):
        assert any(line.startswith(command) for line in lines), command


def test_notebooks_are_validated_as_instructors_are_told_to() -> None:
    assert NBVAL in text("README.md")
    assert NBVAL.replace("pytest ", "$(BIN)/pytest -q ") in text("Makefile")
    assert NBVAL.replace("pytest ", r".venv\Scripts\pytest -q ") in text(
        ".github/workflows/test.yml"
    )


def test_windows_installs_from_the_same_constraints() -> None:
    for name in ("README.md", ".github/workflows/test.yml"):
        assert r".venv\Scripts\python -m pip install -c constraints.txt -e" in text(name)


def test_constraints_are_exact_and_name_no_host() -> None:
    lines = (COURSE / "constraints.txt").read_text(encoding="utf-8").splitlines()
    assert "://" not in "".join(lines)
    for line in lines:
        assert re.fullmatch(r"[\w.-]+==[\w.!+]+( ; .+)?", line), line
    pinned = {line.partition("==")[0] for line in lines}
    assert {"sqlalchemy", "jupyterlab", "nbval", "hatchling", "editables", "uv"} <= pinned
