"""reset puts one cell back, and never loses what was in it."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from course_lib import reset
from course_lib.checks.reset import reset_exercise
from course_lib.checks.source import exercise_text

ANSWER = "async def create_user(db, username, email, hashed_pw):\n    return 'étude'\n"


def cell(source: str, *tags: str, kind: str = "code") -> dict[str, Any]:
    made: dict[str, Any] = {
        "cell_type": kind,
        "id": f"id-{len(source)}",
        "metadata": {"tags": list(tags)},
        "source": source.splitlines(keepends=True),
    }
    if kind == "code":
        made |= {"outputs": [{"output_type": "stream", "text": "old"}], "execution_count": 3}
    return made


@pytest.fixture
def notebook(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / "exercises").mkdir()
    (tmp_path / "notebooks").mkdir()
    path = tmp_path / "exercises" / "01_create.ipynb"
    cells = [
        cell("# Create", kind="markdown"),
        cell(ANSWER, "exercise", "create_user"),
        cell("check(create_user)"),
        cell("async def upsert_tag(db, name):\n    mine", "exercise", "upsert_tag"),
    ]
    path.write_text(json.dumps({"cells": cells, "metadata": {}, "nbformat": 4}), encoding="utf-8")
    monkeypatch.chdir(tmp_path / "exercises")
    return path


def sources(path: Path) -> list[str]:
    return ["".join(each["source"]) for each in json.loads(path.read_text("utf-8"))["cells"]]


def test_one_cell_is_blank_again_and_the_rest_is_as_it_was(notebook: Path) -> None:
    before = sources(notebook)
    note = reset("create_user")
    after = sources(notebook)
    assert after[1] == exercise_text("create_user").blank
    assert after[:1] + after[2:] == before[:1] + before[2:]
    assert json.loads(notebook.read_text("utf-8"))["cells"][1]["outputs"] == []
    assert "01_create.create_user.backup-1.py" in str(note)
    assert "Reload Notebook from Disk" in str(note)


def test_what_was_there_is_kept(notebook: Path) -> None:
    reset("create_user")
    backup = notebook.with_name("01_create.create_user.backup-1.py")
    assert backup.read_text("utf-8") == ANSWER


def test_a_second_reset_keeps_the_first_backup(notebook: Path) -> None:
    reset("create_user")
    text = notebook.read_text("utf-8").replace(
        "async def create_user", "# try 2\\nasync def create_user"
    )
    notebook.write_text(text, encoding="utf-8")
    reset("create_user")
    assert notebook.with_name("01_create.create_user.backup-1.py").read_text("utf-8") == ANSWER
    assert "try 2" in notebook.with_name("01_create.create_user.backup-2.py").read_text("utf-8")


def test_the_version_last_run_is_kept_too(notebook: Path) -> None:
    reset_exercise("create_user", "async def create_user(db):\n    unsaved\n")
    backup = notebook.with_name("01_create.create_user.backup-1.py").read_text("utf-8")
    assert "étude" in backup
    assert "unsaved" in backup


def test_a_blank_cell_needs_no_backup(notebook: Path) -> None:
    reset("create_user")
    note = reset("create_user")
    assert "blank already" in str(note)
    assert not notebook.with_name("01_create.create_user.backup-2.py").exists()


def test_an_unknown_name_is_told_its_neighbour(notebook: Path) -> None:
    before = notebook.read_bytes()
    assert "create_user" in str(reset("create_usr"))
    assert notebook.read_bytes() == before


@pytest.mark.parametrize("damage", ["{", '{"cells": 3}', '{"cells": [7]}', '{"cells": []}'])
def test_a_damaged_notebook_is_left_alone(notebook: Path, damage: str) -> None:
    notebook.write_text(damage)
    assert "Nothing was changed" in str(reset("create_user"))
    assert notebook.read_text() == damage
    assert list(notebook.parent.iterdir()) == [notebook]


def test_a_missing_notebook_is_said_plainly(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert "Is this the course's folder?" in str(reset("create_user"))


def test_each_cell_of_a_program_is_blank_again(
    notebook: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    text = exercise_text("create_user")
    several = replace(text, blanks=("one = ...", "two = ..."))
    monkeypatch.setattr("course_lib.checks.reset.exercise_text", lambda *_names: several)
    held = json.loads(notebook.read_text("utf-8"))
    held["cells"][2] = cell("two = 2", "exercise", "create_user")
    held["cells"].append(cell("three = 3  # split off", "exercise", "create_user"))
    notebook.write_text(json.dumps(held), encoding="utf-8")
    note = reset("create_user")
    after = sources(notebook)
    assert [after[1], after[2], after[4]] == ["one = ...", "two = ...", ""]
    assert after[3] == "async def upsert_tag(db, name):\n    mine"
    kept = (notebook.parent / "01_create.create_user.backup-1.py").read_text("utf-8")
    assert ANSWER.strip() in kept
    assert "two = 2\n\n\nthree = 3" in kept
    assert str(note).startswith("Each cell of `create_user`")
