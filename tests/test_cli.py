"""The `course` command, through its real entry point."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import sysconfig
from pathlib import Path

import pytest

from course_lib import cli
from course_lib.checks.registry import EXERCISES
from course_lib.checks.source import exercise_text
from course_lib.checks.verdict import Outcome, Part, Verdict

COURSE = Path(__file__).parents[1]
COMMAND = shutil.which("course", path=sysconfig.get_path("scripts"))

IMPORTS = """\
from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncSession
from course_lib.app import User
print("a file may print")
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A copy of the course, so that no test touches its notebooks."""
    for name in ("notebooks", "exercises"):
        shutil.copytree(COURSE / name, tmp_path / name)
    return tmp_path


def course(
    *arguments: str, cwd: Path = COURSE, **environment: str
) -> subprocess.CompletedProcess[str]:
    """Run `course` as a person does, and give what it printed and how it ended."""
    assert COMMAND, "the command `course` is not installed beside this Python"
    return subprocess.run(
        [COMMAND, *arguments],
        cwd=cwd,
        env=os.environ | {"PYTHONIOENCODING": "utf-8"} | environment,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=120,
        check=False,
    )


def attempt(folder: Path, source: str) -> str:
    (folder / "attempt.py").write_text(source, encoding="utf-8")
    return "attempt.py"


def test_help_names_every_command() -> None:
    shown = course("--help")
    assert shown.returncode == 0
    for command in ("check", "grade", "progress", "reset", "build", "validate", "serve", "doctor"):
        assert f"\n  {command} " in shown.stdout


def test_a_learners_commands_need_no_build_tools(tmp_path: Path) -> None:
    """`make course` installs neither jupytext nor what the tests need."""
    missing = tmp_path / "missing"
    for name in ("jupytext", "pytest", "playwright"):
        (missing / name).mkdir(parents=True)
        (missing / name / "__init__.py").write_text("raise ImportError('not for a learner')")
    code = "from course_lib.instructor import contents, doctor, kernel, lab; import course_lib.cli"
    done = subprocess.run(
        [sys.executable, "-c", code],
        env=os.environ | {"PYTHONPATH": str(missing)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    blocked = [sys.executable, "-c", "import jupytext"]
    assert subprocess.run(
        blocked, env=os.environ | {"PYTHONPATH": str(missing)}, capture_output=True, check=False
    ).returncode, "the test blocks nothing"


def test_an_unknown_command_is_refused() -> None:
    refused = course("chekc")
    assert refused.returncode == 2
    assert "No such command 'chekc'" in refused.stderr


def test_a_correct_answer_gives_0(tmp_path: Path) -> None:
    file = attempt(tmp_path, IMPORTS + exercise_text("count_users").answer)
    checked = course("check", file, cwd=tmp_path)
    assert checked.returncode == 0, checked.stderr
    assert "Correct" in checked.stdout


def test_json_is_all_that_goes_to_stdout(tmp_path: Path) -> None:
    file = attempt(tmp_path, IMPORTS + exercise_text("count_users").answer)
    checked = course("check", file, "--json", cwd=tmp_path)
    (row,) = json.loads(checked.stdout)
    assert list(row) == ["exercise", "outcome", "mistake", "message", "seconds"]
    assert (row["exercise"], row["outcome"], row["mistake"]) == ("count_users", "correct", None)
    assert row["message"] and 0 < row["seconds"] < 60
    assert checked.returncode == 0


def test_json_says_points_only_where_there_are_any(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    parts = (Part("One.", Outcome.CORRECT, worth=2), Part("Two.", Outcome.ERROR, worth=3))
    plain = Verdict("a", Outcome.CORRECT, "Good.", parts=(Part("One.", Outcome.CORRECT),))
    rated = Verdict("b", Outcome.INCORRECT, "Half.", parts=parts)
    monkeypatch.setattr("course_lib.checks.files.check_file", lambda _path: [plain, rated])
    with pytest.raises(SystemExit):
        cli.app(["check", str(tmp_path / "any.py"), "--json"])
    first, second = json.loads(capsys.readouterr().out)
    assert list(first) == ["exercise", "outcome", "mistake", "message", "seconds"]
    assert list(second) == [*first, "points", "worth"]
    assert (second["points"], second["worth"]) == (2, 5)


def test_one_that_is_not_correct_gives_1(tmp_path: Path) -> None:
    sources = [exercise_text("count_users").answer, exercise_text("create_user").blank]
    file = attempt(tmp_path, "\n\n\n".join([IMPORTS, *sources]))
    checked = course("check", file, "--json", cwd=tmp_path)
    outcomes = {row["exercise"]: row["outcome"] for row in json.loads(checked.stdout)}
    assert outcomes == {"count_users": "correct", "create_user": "not_attempted"}
    assert checked.returncode == 1


def test_a_file_without_an_exercise_gives_1(tmp_path: Path) -> None:
    file = attempt(tmp_path, "x = 1\n")
    checked = course("check", file, cwd=tmp_path)
    assert checked.returncode == 1
    assert "defines no exercise" in checked.stdout
    assert json.loads(course("check", file, "--json", cwd=tmp_path).stdout) == []


@pytest.mark.parametrize(
    ("name", "content"), [("none.py", None), ("a.txt", b"x"), ("a.ipynb", b"{"), ("a.py", b"\xff")]
)
def test_a_file_that_cannot_be_read_gives_2_and_a_way_on(
    tmp_path: Path, name: str, content: bytes | None
) -> None:
    if content is not None:
        (tmp_path / name).write_bytes(content)
    checked = course("check", name, cwd=tmp_path)
    assert checked.returncode == 2
    assert checked.stdout == ""
    assert name in checked.stderr and "Give the path of" in checked.stderr
    assert "Traceback" not in checked.stderr


def test_a_notebook_of_solutions_is_correct_and_is_no_progress(tmp_path: Path) -> None:
    first = next(iter(EXERCISES.values()))
    checked = course("check", f"solutions/{first.lesson}.ipynb", COURSE_HOME=str(tmp_path))
    assert checked.returncode == 0, checked.stdout


def test_progress_shows_what_was_passed(folder: Path) -> None:
    home = str(folder / "home")
    assert "0 of " in course("progress", cwd=folder, COURSE_HOME=home).stdout
    file = attempt(folder, IMPORTS + exercise_text("count_users").answer)
    course("check", file, cwd=folder, COURSE_HOME=home)
    shown = course("progress", cwd=folder / "notebooks", COURSE_HOME=home)
    assert shown.returncode == 0
    assert "1 of " in shown.stdout and "create_user" in shown.stdout


def test_reset_gives_the_blank_back_and_keeps_the_work(folder: Path) -> None:
    notebook = folder / "exercises" / "00_start_here.ipynb"
    blank = notebook.read_text(encoding="utf-8")
    assert '"    ..."' in blank
    notebook.write_text(blank.replace('"    ..."', '"    return 5"'), encoding="utf-8")
    done = course("reset", "count_users", cwd=folder)
    assert done.returncode == 0
    assert '"    ..."' in notebook.read_text(encoding="utf-8")
    (backup,) = (folder / "exercises").glob("*.backup-*")
    assert backup.name in done.stdout
    assert "return 5" in backup.read_text(encoding="utf-8")


def test_reset_of_an_unknown_exercise_names_those_there_are(folder: Path) -> None:
    refused = course("reset", "creat_user", cwd=folder)
    assert refused.returncode == 2
    assert "creat_user" in refused.stderr and "create_user" in refused.stderr


@pytest.mark.parametrize("arguments", [[], ["progress"], ["reset", "count_users"], ["build"]])
def test_outside_the_course_a_command_says_where_to_go(
    tmp_path: Path, arguments: list[str]
) -> None:
    refused = course(*arguments, cwd=tmp_path, COURSE_HOME="", NO_BROWSER="1")
    assert refused.returncode == 2
    assert "is not in the course" in refused.stderr
    assert "Go to the folder" in refused.stderr


def test_build_says_what_it_cannot_find() -> None:
    refused = course("build", "99_none")
    assert refused.returncode == 1
    assert "99_none" in refused.stderr and "00_start_here" in refused.stderr


def test_doctor_finds_this_machine_fit(folder: Path) -> None:
    examined = course("doctor", cwd=folder, COURSE_HOME=str(folder / "home"))
    assert examined.returncode == 0, examined.stdout
    lines = examined.stdout.splitlines()
    assert lines[0].startswith(f"ok    Python {sys.version_info[0]}.{sys.version_info[1]}")
    for found in ("sqlalchemy ", "jupyterlab ", "SQLite ", "a kernel starts", "can be written to"):
        assert any(line.startswith("ok") and found in line for line in lines), found
    assert "MEND" not in examined.stdout
    assert "encryption" not in examined.stderr


def test_doctor_says_what_to_mend(tmp_path: Path) -> None:
    examined = course("doctor", cwd=tmp_path)
    assert examined.returncode == 1
    assert "MEND" in examined.stdout and "Go to the folder" in examined.stdout
