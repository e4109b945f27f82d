"""What lesson 05 says that pyright says, pyright says."""

from __future__ import annotations

import importlib.util
import json
import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent.parent
LESSON = (ROOT / "source/lessons/05_repository_pattern.md").read_text(encoding="utf-8")
IMPORTS = """\
from typing import Any, Generic, TypeVar
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import DeclarativeBase
from course_lib.app import Post, User
"""


def cell(beginning: str) -> str:
    """The code cell of the lesson that begins so."""
    found = re.search(
        rf"^```\{{code-cell\}} ipython3\n({re.escape(beginning)}.*?)^```$", LESSON, re.M | re.S
    )
    assert found, f"no cell begins with {beginning!r}"
    return found[1]


def quoted() -> list[tuple[str, str]]:
    """Each line of the lesson's table, and the message beside it."""
    table = LESSON.partition("| line | pyright |\n|---|---|\n")[2].partition("\n\n")[0]
    rows = [row.strip("|").split(" | ") for row in table.splitlines()]
    return [(line.strip(" `"), message.strip(" `")) for line, message in rows]


def said(folder: Path, code: str) -> dict[int, str]:
    """What pyright says of a program, by line, on one line each."""
    program = folder / "program.py"
    program.write_text(code, encoding="utf-8")
    command = [sys.executable, "-m", "pyright", "--pythonpath", sys.executable, "--outputjson"]
    ended = subprocess.run(
        [*command, str(program)], cwd=ROOT, capture_output=True, text=True, check=False
    )
    found = json.loads(ended.stdout)["generalDiagnostics"]
    return {each["range"]["start"]["line"]: " ".join(each["message"].split()) for each in found}


@pytest.mark.skipif(not importlib.util.find_spec("pyright"), reason="pyright is not installed")
def test_pyright_says_what_the_lesson_quotes(tmp_path: Path) -> None:
    pairs = quoted()
    assert len(pairs) == 5
    head = IMPORTS + cell("ModelT = TypeVar") + "users = CRUDBase(User)\n"
    head += "async def program(db: AsyncSession) -> None:\n"
    came = said(tmp_path, head + "".join(f"    {line}\n" for line, _ in pairs))
    for number, (line, message) in enumerate(pairs, len(head.splitlines())):
        assert message in came[number], line


@pytest.mark.skipif(not importlib.util.find_spec("pyright"), reason="pyright is not installed")
def test_pyright_finds_the_method_that_hides_list(tmp_path: Path) -> None:
    shadowed = re.sub(
        r"\(self, db\)", "(self, db: AsyncSession)", cell("with show_error(TypeError)")
    )
    code = IMPORTS + "from course_lib import show_error\n" + shadowed
    message = re.search(r'^Expected class but received\n +"(.+)"$', LESSON, re.M)
    assert message
    wanted = f'Expected class but received "{message[1]}"'
    assert wanted in said(tmp_path, code).values()
