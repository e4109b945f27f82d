"""A file's exercises are judged one by one, whatever else is in it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from course_lib.checks.files import check_file
from course_lib.checks.pieces import (
    Piece,
    UnreadableFile,
    defined_names,
    parsed,
    without_magics,
)

COUNT = "from sqlalchemy import func, select\nfrom course_lib.app import Tag, User\n"
COUNT_USERS = (
    "async def count_users(db):\n"
    "    return await db.scalar(select(func.count()).select_from(User))\n"
)
BLANK = "async def upsert_tag(db, name):\n    ...\n"


@pytest.fixture(autouse=True)
def short_limit(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COURSE_TIME_LIMIT", "1")


def outcomes(path: Path) -> dict[str, str]:
    return {verdict.exercise: verdict.outcome.value for verdict in check_file(path)}


def write_notebook(path: Path, *cells: str) -> Path:
    made = [{"cell_type": "code", "source": cell.splitlines(keepends=True)} for cell in cells]
    made.insert(0, {"cell_type": "markdown", "source": "# A title"})
    path.write_text(json.dumps({"cells": made, "metadata": {}, "nbformat": 4}), encoding="utf-8")
    return path


def test_a_python_file(tmp_path: Path) -> None:
    path = tmp_path / "mine.py"
    path.write_text(COUNT + BLANK + COUNT_USERS)
    assert list(outcomes(path).items()) == [
        ("upsert_tag", "not_attempted"),
        ("count_users", "correct"),
    ]


def test_a_notebook_with_magics_top_level_await_and_check_calls(tmp_path: Path) -> None:
    path = write_notebook(
        tmp_path / "mine.ipynb",
        "%matplotlib inline\n!ls\n" + COUNT,
        "%%time\nthis is no Python",
        "import asyncio\nawait asyncio.sleep(0)",
        COUNT_USERS,
        "from course_lib import check\nverdict = check(count_users)\nverdict",
        BLANK,
    )
    assert outcomes(path) == {"count_users": "correct", "upsert_tag": "not_attempted"}


def test_a_cell_that_fails_is_set_aside(tmp_path: Path) -> None:
    path = write_notebook(
        tmp_path / "mine.ipynb",
        COUNT,
        "async def create_user(db, username\n    return",
        "1 / 0",
        "nothing_of_the_kind\nasync def upsert_tag(db, name):\n    return 1",
        COUNT_USERS,
    )
    assert outcomes(path) == {
        "create_user": "error",
        "upsert_tag": "error",
        "count_users": "correct",
    }


def test_a_cell_that_never_ends_is_set_aside(tmp_path: Path) -> None:
    path = write_notebook(
        tmp_path / "mine.ipynb", COUNT, "while True:\n    pass\n" + BLANK, COUNT_USERS
    )
    assert outcomes(path) == {"upsert_tag": "timeout", "count_users": "correct"}


@pytest.mark.parametrize(
    "end", ["input()", "raise SystemExit", "1 / 0", "import asyncio\nasyncio.run(3)"]
)
def test_what_fails_behind_a_definition_does_not_undo_it(tmp_path: Path, end: str) -> None:
    path = tmp_path / "mine.py"
    path.write_text(COUNT + COUNT_USERS + end + "\n")
    assert outcomes(path) == {"count_users": "correct"}
    path.write_text(end + "\n" + COUNT + COUNT_USERS)
    assert outcomes(path) == {"count_users": "error"}


def test_a_learners_own_classes_work(tmp_path: Path) -> None:
    path = tmp_path / "mine.py"
    path.write_text(
        "from __future__ import annotations\nfrom dataclasses import dataclass\n"
        "from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column\n"
        "class Own(DeclarativeBase): ...\n"
        "class Thing(Own):\n    __tablename__ = 'things'\n"
        "    id: Mapped[int] = mapped_column(primary_key=True)\n"
        "@dataclass\nclass Pair:\n    a: int\n" + COUNT + COUNT_USERS
    )
    assert outcomes(path) == {"count_users": "correct"}


def test_the_courses_own_future_imports_are_not_the_learners(tmp_path: Path) -> None:
    path = tmp_path / "mine.py"
    path.write_text(COUNT + COUNT_USERS.replace("(db)", "(db: AsyncSesion)", 1))
    assert outcomes(path) == {"count_users": "error"}


def test_definitions_under_if_and_by_unpacking_are_found(tmp_path: Path) -> None:
    path = tmp_path / "mine.py"
    nested = "".join(f"    {line}\n" for line in COUNT_USERS.splitlines())
    path.write_text(COUNT + "if True:\n" + nested)
    assert outcomes(path) == {"count_users": "correct"}
    path.write_text(COUNT + COUNT_USERS.replace("count_users", "f") + "count_users, x = f, 1\n")
    assert outcomes(path) == {"count_users": "correct"}


def test_a_line_that_only_looks_like_a_magic_stays(tmp_path: Path) -> None:
    source = COUNT + 'print(\n    "%d"\n    % 3\n)\n' + COUNT_USERS
    path = tmp_path / "mine.py"
    path.write_text(source)
    assert outcomes(path) == {"count_users": "correct"}
    assert outcomes(write_notebook(tmp_path / "mine.ipynb", source)) == {"count_users": "correct"}


def test_magics_of_every_form_leave_the_rest_of_the_cell() -> None:
    cell = "%%time\nfiles = !ls\ncount_users?\n  %timeit x\ny = 1"
    assert without_magics(cell) == "pass\nfiles = None\npass\n  pass\ny = 1"
    assert without_magics("%%bash\nls") == ""


def test_what_a_cell_leaves_running_goes_on_in_the_next(tmp_path: Path) -> None:
    path = write_notebook(
        tmp_path / "mine.ipynb",
        "import asyncio\nsleeps = asyncio.create_task(asyncio.sleep(0.01, 7))\n" + COUNT,
        "assert await sleeps == 7\n" + COUNT_USERS,
    )
    assert outcomes(path) == {"count_users": "correct"}


def test_what_comes_behind_a_cell_that_never_ends_has_its_own_time(tmp_path: Path) -> None:
    waits = "import asyncio\nawait asyncio.sleep(0.5)\n"
    path = write_notebook(
        tmp_path / "mine.ipynb", COUNT, "while True:\n    pass\n" + BLANK, waits + COUNT_USERS
    )
    assert outcomes(path) == {"upsert_tag": "timeout", "count_users": "correct"}


def test_a_cell_that_leaves_costs_itself(tmp_path: Path) -> None:
    path = write_notebook(tmp_path / "mine.ipynb", "raise SystemExit", COUNT, COUNT_USERS, "exit()")
    assert outcomes(path) == {"count_users": "correct"}


def test_the_courses_own_functions_are_no_answer(tmp_path: Path) -> None:
    path = tmp_path / "mine.py"
    path.write_text("import course_lib.app\ncreate_user = course_lib.app.create_user\n")
    (verdict,) = check_file(path)
    assert (verdict.outcome, verdict.mistake) == ("incorrect", "imported_reference")


def test_an_import_is_no_definition(tmp_path: Path) -> None:
    path = tmp_path / "mine.py"
    path.write_text("from course_lib.app import create_user\n" + COUNT + COUNT_USERS)
    assert outcomes(path) == {"count_users": "correct"}


def test_a_later_definition_counts(tmp_path: Path) -> None:
    path = write_notebook(
        tmp_path / "mine.ipynb", COUNT, "async def count_users(db): return 1", COUNT_USERS
    )
    assert outcomes(path) == {"count_users": "correct"}


def names_in(source: str) -> list[str]:
    return defined_names(Piece("a cell", source, parsed(source)))


def test_names_are_found_in_every_form_and_in_broken_code() -> None:
    assert names_in("count_users = lambda db: 1") == ["count_users"]
    assert names_in("class count_users: ...") == ["count_users"]
    assert names_in("def count_users(db): return 1") == ["count_users"]
    assert names_in("async def count_users(db:") == ["count_users"]
    assert names_in("count_users: int = 3") == ["count_users"]
    assert names_in("x = 1") == []


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("mine.txt", b"x"),
        ("mine.ipynb", b"{"),
        ("mine.ipynb", b"[]"),
        ("mine.ipynb", b'{"cells": [{"cell_type": "code"}]}'),
        ("mine.ipynb", b'{"worksheets": []}'),
        ("mine.py", b"\xff\xfe\x00"),
    ],
)
def test_what_is_no_attempt_is_refused_plainly(tmp_path: Path, name: str, content: bytes) -> None:
    path = tmp_path / name
    path.write_bytes(content)
    with pytest.raises(UnreadableFile, match="mine"):
        check_file(path)


def test_a_missing_file_is_refused_plainly(tmp_path: Path) -> None:
    with pytest.raises(UnreadableFile, match="cannot be read"):
        check_file(tmp_path / "none.py")


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("nope", "it is not JSON"),
        ("[" * 100_000, "it is not JSON"),
        ("[]", "it is not one notebook"),
        ('{"nbformat": 3, "worksheets": []}', "it has format 3"),
        ('{"nbformat": 4, "metadata": {}}', "it has no cells"),
        ('{"nbformat": 4, "cells": [3]}', "a cell in it is none"),
    ],
)
def test_what_is_no_notebook_is_told_why(tmp_path: Path, text: str, why: str) -> None:
    path = tmp_path / "answers.ipynb"
    path.write_text(text)
    with pytest.raises(UnreadableFile, match=f"is no notebook of format 4: {why}"):
        check_file(path)
