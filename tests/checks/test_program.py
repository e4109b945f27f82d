"""An exercise that asks for a whole program: its names are looked up where the learner works."""

from __future__ import annotations

import asyncio
import json
import sys
from pathlib import Path
from typing import Any

import pytest

from course_lib.checks import desk
from course_lib.checks.attempt import Attempt, LearnerError, NotWritten
from course_lib.checks.exercise import Check, Exercise, Transaction
from course_lib.checks.files import check_file
from course_lib.checks.judge import judge
from course_lib.checks.program import Program
from course_lib.checks.registry import EXERCISES, OWNERS
from course_lib.checks.verdict import Verdict


async def _has_a_place(attempt: Attempt) -> None:
    place = attempt.function.get("Place")
    if place is None:
        raise NotWritten(attempt.function.broken.get("Place", "`Place` is still to be written."))
    attempt.expect_value(place.name, "here", mistake="wrong_place")


async def _visits(attempt: Attempt) -> None:
    visit = attempt.function.get("visit")
    if visit is None:
        raise NotWritten(attempt.function.broken.get("visit", "`visit` is still to be written."))
    try:
        attempt.expect_value(await visit(), "visited here", mistake="wrong_visit")
    except Exception as error:
        if type(error).__name__ == "Unmet":
            raise
        raise LearnerError from error


PROGRAM = Exercise(
    name="journey",
    lesson="11_capstone",
    title="Made up",
    asks="A program.",
    parameters=(),
    transaction=Transaction.FLUSH,
    hints=("One.", "Two."),
    checks=(
        Check("There is a place.", _has_a_place, worth=1),
        Check("It can be visited.", _visits, worth=2),
        Check("It can be visited again.", _visits, worth=2),
    ),
    praise="Good.",
    reported=True,
    names=("Place", "visit"),
)

PLACE = "class Place:\n    name = 'here'\n"
VISIT = "async def visit():\n    return f'visited {Place.name}'\n"


@pytest.fixture(autouse=True)
def registered(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COURSE_TIME_LIMIT", "1")
    monkeypatch.setitem(EXERCISES, "journey", PROGRAM)
    for name in ("journey", "Place", "visit"):
        monkeypatch.setitem(OWNERS, name, "journey")


def outcomes(verdict: Verdict) -> list[str]:
    return [part.outcome.value for part in verdict.parts]


def only(verdicts: list[Verdict]) -> Verdict:
    (verdict,) = verdicts
    assert verdict.exercise == "journey"
    return verdict


def write(path: Path, text: str) -> Path:
    path.write_text(text)
    return path


def test_a_file_that_binds_one_of_the_names_is_judged_as_a_whole(tmp_path: Path) -> None:
    verdict = only(check_file(write(tmp_path / "mine.py", PLACE)))
    assert outcomes(verdict) == ["correct", "not_attempted", "not_attempted"]
    assert (verdict.outcome, verdict.points, verdict.worth) == ("incorrect", 1, 5)
    assert verdict.message == "`visit` is still to be written."


def test_a_file_may_import_the_rest_from_files_beside_it(tmp_path: Path) -> None:
    write(tmp_path / "the_place.py", PLACE)
    write(tmp_path / "the_visit.py", "from the_place import Place\n" + VISIT)
    main = write(tmp_path / "mine.py", "from the_place import Place\nfrom the_visit import visit\n")
    path = list(sys.path)
    assert only(check_file(main)).outcome == "correct"
    assert "the_place" not in sys.modules
    assert sys.path == path
    write(tmp_path / "the_place.py", PLACE.replace("here", "nowhere to be found"))
    assert only(check_file(main)).mistake == "wrong_place"


def test_a_notebooks_cell_that_fails_costs_what_it_would_have_bound(tmp_path: Path) -> None:
    sources = [PLACE, "import no_such_package\n" + VISIT]
    cells = [{"cell_type": "code", "source": source} for source in sources]
    notebook = write(tmp_path / "mine.ipynb", json.dumps({"cells": cells}))
    verdict = only(check_file(notebook))
    assert outcomes(verdict) == ["correct", "not_attempted", "not_attempted"]
    assert "No module named 'no_such_package'" in verdict.message


def test_any_of_its_names_stands_for_the_whole() -> None:
    namespace: dict[str, Any] = {}
    exec(PLACE + VISIT, namespace)
    for given in ("journey", "visit", namespace["visit"], namespace["Place"]):
        name, answer = desk.find(given, namespace)
        assert name == "journey"
        assert isinstance(answer, Program)
        assert judge(PROGRAM, answer).outcome == "correct"
    assert desk.hint("journey").text.startswith("**Hint 1 of 2**")


def test_an_error_is_shown_with_the_line_in_whichever_file_it_stands(tmp_path: Path) -> None:
    write(tmp_path / "the_visit.py", "async def visit():\n    return 1 / 0\n")
    main = write(tmp_path / "mine.py", PLACE + "from the_visit import visit\n")
    verdict = only(check_file(main))
    assert verdict.line is not None
    assert verdict.line.text == "return 1 / 0"
    assert (verdict.outcome, verdict.mistake) == ("incorrect", "raised")


def test_a_part_that_does_not_end_leaves_the_others_their_points() -> None:
    calls: list[int] = []

    async def visit() -> str:
        calls.append(1)
        if len(calls) == 1:
            await asyncio.sleep(60)
        return "visited here"

    verdict = judge(
        PROGRAM, Program({"Place": type("Place", (), {"name": "here"}), "visit": visit})
    )
    assert outcomes(verdict) == ["correct", "timeout", "correct"]
    assert (verdict.outcome, verdict.mistake, verdict.points) == ("incorrect", "waits_forever", 3)


def test_a_check_that_breaks_off_costs_its_own_part_only() -> None:
    verdict = judge(PROGRAM, Program({"Place": 3, "visit": object()}))
    assert outcomes(verdict) == ["error", "error", "error"]
    assert "broke off (AttributeError" in verdict.parts[0].message
    assert (verdict.outcome, verdict.points) == ("incorrect", 0)


def test_what_is_no_program_has_no_points() -> None:
    async def hollow() -> None: ...

    verdict = judge(PROGRAM, hollow)
    assert (verdict.outcome, verdict.points) == ("not_attempted", 0)
