"""What a learner calls: check, hint, solution."""

from __future__ import annotations

import re
import subprocess
import sys
from typing import Any

import pytest

from course_lib import Verdict, check, hint, solution
from course_lib.checks.desk import _hints_given, address
from course_lib.checks.registry import EXERCISES
from course_lib.checks.verdict import NotCorrect

RIGHT = (
    "from sqlalchemy import func, select\nfrom course_lib.app import User\n"
    "async def count_users(db):\n"
    "    return await db.scalar(select(func.count()).select_from(User))\n"
)


def run_cell(source: str) -> dict[str, Any]:
    namespace: dict[str, Any] = {"check": check, "hint": hint, "solution": solution}
    exec(source, namespace)
    return namespace


def test_check_takes_the_function() -> None:
    verdict = run_cell(RIGHT + "verdict = check(count_users)")["verdict"]
    assert isinstance(verdict, Verdict)
    assert verdict.correct
    assert verdict.exercise == "count_users"
    assert len(verdict.statements) == 1
    assert verdict.statements[0].startswith("SELECT count(")
    assert verdict.seconds > 0


def test_check_takes_the_name() -> None:
    assert run_cell(RIGHT + "verdict = check('count_users')")["verdict"].correct
    assert not run_cell("verdict = check('count_users')")["verdict"].correct


def test_a_function_with_another_name_inside_is_found_by_its_name_in_the_notebook() -> None:
    source = RIGHT + (
        "def quietly(f):\n    async def wrapper(*a):\n        return await f(*a)\n"
        "    return wrapper\n"
        "count_users = quietly(count_users)\nverdict = check(count_users)"
    )
    assert run_cell(source)["verdict"].correct


def test_an_unknown_function_is_told_its_neighbour() -> None:
    verdict = run_cell("async def count_user(db): ...\nverdict = check(count_user)")["verdict"]
    assert verdict.outcome == "error"
    assert "count_users" in verdict.next_step


def test_a_wrong_answer_raises_only_where_it_is_asked_for(monkeypatch: pytest.MonkeyPatch) -> None:
    wrong = "async def count_users(db):\n    return 1\nverdict = check(count_users)"
    assert run_cell(wrong)["verdict"].outcome == "incorrect"
    monkeypatch.setenv("COURSE_STRICT", "1")
    with pytest.raises(NotCorrect) as raised:
        run_cell(wrong)
    assert raised.value.verdict.outcome == "incorrect"
    assert "count_users" in str(raised.value)
    assert run_cell(RIGHT + "verdict = check(count_users)")["verdict"].correct
    with pytest.raises(NotCorrect):
        run_cell("async def count_users(db): ...\ncheck(count_users)")


def test_hints_come_one_by_one_and_say_when_they_end() -> None:
    _hints_given.clear()
    given = [str(hint("count_users")) for _ in range(4)]
    assert given[0] != given[1] != given[2] == given[3]
    assert given[0].startswith("**Hint 1 of 3**")
    assert "solution(count_users)" in given[2]
    assert str(hint("count_users", 1)) == given[0]
    assert "no exercise" in str(hint("nothing_of_the_kind"))


@pytest.mark.parametrize("name", EXERCISES)
def test_the_solution_is_the_answer_with_its_reason(name: str) -> None:
    text = str(solution(name))
    for bound in EXERCISES[name].names or (name,):
        assert re.search(rf"^(async def|def|class) {bound}\b|^{bound}\b.* = ", text, re.M), bound
    assert "BEGIN SOLUTION" not in text
    assert len(text.split("```")[-1].split()) >= 10, "it says why"


def test_after_a_pass_comes_the_next_exercise() -> None:
    verdict = run_cell(RIGHT + "verdict = check(count_users)")["verdict"]
    assert verdict.next is not None
    assert verdict.next.address == address(EXERCISES["create_user"])
    assert verdict.next.address.startswith("../exercises/01_create.ipynb#")


def test_importing_check_stays_light() -> None:
    heavy = ["fastapi", "nbformat", "jupytext", "rich", "click", "pygments", "IPython"]
    code = (
        f"from course_lib import check\nimport sys\nprint([m for m in {heavy} if m in sys.modules])"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True, timeout=60
    )
    assert done.stdout.strip() == "[]"
