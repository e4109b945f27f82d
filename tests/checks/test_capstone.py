"""The capstone: what it is worth, where it is handed in, and what it leaves behind."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from course_lib.app import Base, User
from course_lib.checks.files import check_file
from course_lib.checks.judge import judge
from course_lib.checks.program import Program
from course_lib.checks.registry import EXERCISES
from course_lib.checks.verdict import Verdict

COURSE = Path(__file__).parents[2]
WITNESSES = COURSE / "tests" / "attempts" / "11_capstone" / "capstone"
CAPSTONE = EXERCISES["capstone"]


def check(path: Path) -> Verdict:
    (verdict,) = check_file(path)
    return verdict


def parts(verdict: Verdict, start: str) -> list[tuple[str, str | None]]:
    found = [part for part in verdict.parts if part.title.startswith(start)]
    return [(part.outcome.value, part.mistake) for part in found]


def answer() -> dict[str, Any]:
    """The names that a right answer binds, in a module of its own."""
    source = (WITNESSES / "with_plain_classes.py").read_text(encoding="utf-8")
    names: dict[str, Any] = {"__name__": __name__}
    exec(compile(source, "answer.py", "exec", dont_inherit=True), names)
    return names


def test_its_points_are_those_of_the_specification() -> None:
    lesson = (COURSE / "source" / "lessons" / "11_capstone.md").read_text(encoding="utf-8")
    total, rows = re.findall(r"^\| (\d+) points \| for \|\n((?:\|.*\n)+)", lesson, re.M)[0]
    said = {what.strip("` "): int(n) for n, what in re.findall(r"\| (\d+) \| ([^:]+):", rows)}
    groups = {"models": "Models", "page": "page", "book": "book"}
    groups |= {"endpoint": "Endpoint", "tests": "Tests"}
    for name, start in groups.items():
        own = [each for each in CAPSTONE.checks if each.title.startswith(f"{start}:")]
        assert sum(each.worth for each in own) == said[name], name
    assert sum(each.worth for each in CAPSTONE.checks) == int(total) == sum(said.values())


def test_a_notebook_and_a_file_get_the_same_report(tmp_path: Path) -> None:
    for name in ("reads_then_writes", "only_the_models"):
        path = WITNESSES / f"{name}.py"
        whole = path.read_text(encoding="utf-8")
        pieces = re.split(r"\n(?=class WorkshopCRUD|class BookingIn|async def test_the)", whole)
        cells = [{"cell_type": "code", "source": piece} for piece in pieces]
        notebook = tmp_path / f"{name}.ipynb"
        notebook.write_text(json.dumps({"cells": cells}), encoding="utf-8")
        file, cells_of_it = check(path), check(notebook)
        assert cells_of_it.parts == file.parts
        assert (cells_of_it.message, cells_of_it.points) == (file.message, file.points)


def test_without_fastapi_the_rest_is_judged(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "fastapi", None)
    source = (WITNESSES / "with_plain_classes.py").read_text(encoding="utf-8")
    line = "from fastapi import Depends, FastAPI, HTTPException\n"
    assert line in source
    before, after = source.replace(line, "").split("class BookingIn", 1)
    route, tests = after.split("async def test_the", 1)
    texts = [before, f"{line}class BookingIn{route}", f"async def test_the{tests}"]
    cells = [{"cell_type": "code", "source": text} for text in texts]
    notebook = tmp_path / "mine.ipynb"
    notebook.write_text(json.dumps({"cells": cells}), encoding="utf-8")
    verdict = check(notebook)
    assert parts(verdict, "Endpoint") == [("incorrect", "web_missing")] * 3
    assert verdict.points == 17
    assert verdict.message == "The endpoint cannot be judged here: fastapi is not installed."
    assert "async-crud-course[web]" in verdict.next_step


@pytest.mark.parametrize("name", ["misspelt_class_name", "on_the_courses_base"])
def test_models_that_cannot_be_used_leave_others_alone(name: str) -> None:
    tables = set(Base.metadata.tables)
    assert check(WITNESSES / f"{name}.py").points == 0
    assert set(Base.metadata.tables) == tables
    assert User(username="ada").posts == []
    assert check(WITNESSES / "with_plain_classes.py").correct


def test_a_repository_made_for_a_class_of_before_is_named() -> None:
    names, newer = answer(), answer()
    names["workshop_crud"].model = names["Workshop"]
    assert judge(CAPSTONE, Program(names)).correct
    for model in ("Teacher", "Workshop", "Booking"):
        names[model] = newer[model]
    del names["workshop_crud"].model
    # What its methods look up is the new class: that is right, as in a notebook.
    assert judge(CAPSTONE, Program(names)).correct
    names["workshop_crud"].model = type("Workshop", (), {})
    assert parts(judge(CAPSTONE, Program(names)), "page") == [("incorrect", "stale_class")] * 4


def test_importing_check_imports_nothing_that_only_the_capstone_needs() -> None:
    heavy = ("fastapi", "httpx", "pytest", "pydantic", "starlette")
    program = (
        f"import sys; from course_lib import check; "
        f"print([name for name in {heavy} if name in sys.modules])"
    )
    run = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True
    )
    assert run.stdout.strip() == "[]"


def test_no_message_tells_an_address() -> None:
    """An object without a repr of its own is told by its class."""
    names = answer()
    crud = type("Unflushed", (type(names["workshop_crud"]),), {})

    async def book(_self: Any, db: Any, workshop_id: int, email: str) -> Any:
        booking = names["Booking"](workshop_id=workshop_id, email=email)
        db.add(booking)
        return booking

    crud.book = book
    names["workshop_crud"] = crud()
    verdict = judge(CAPSTONE, Program(names))
    assert ("incorrect", "never_flushed") in parts(verdict, "book")
    told = [part.message for part in verdict.parts]
    assert any("no SQL was sent for <Booking>" in each for each in told)
    assert not any(" at 0x" in each for each in told)
