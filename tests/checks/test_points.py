"""Points: what each part of an exercise is worth, and what was earned."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from course_lib.checks.attempt import Attempt
from course_lib.checks.exercise import Check, Exercise, Transaction
from course_lib.checks.judge import judge
from course_lib.checks.verdict import Outcome, Part, Verdict


async def _adds(attempt: Attempt) -> None:
    calculator = attempt.make(2)
    attempt.expect_value(await attempt.call_method(calculator, "add", 3), 5)


async def _doubles(attempt: Attempt) -> None:
    calculator = attempt.make(2)
    attempt.expect_value(await attempt.call_method(calculator, "double"), 4, mistake="not_doubled")


async def _halves(attempt: Attempt) -> None:
    calculator = attempt.make(2)
    attempt.expect_value(await attempt.call_method(calculator, "halve"), 1, mistake="not_halved")


EXERCISE = Exercise(
    name="Calculator",
    lesson="11_capstone",
    title="Made up",
    asks="A class.",
    parameters=("number",),
    transaction=Transaction.READ,
    hints=("One.", "Two."),
    checks=(
        Check("It adds.", _adds, worth=1),
        Check("It doubles.", _doubles, worth=2),
        Check("It halves.", _halves, worth=3),
    ),
    praise="Good.",
    is_class=True,
    reported=True,
)


class Calculator:
    def __init__(self, number: int) -> None:
        self.number = number

    async def add(self, db: Any, other: int) -> int:
        return self.number + other

    async def double(self, db: Any) -> int:
        return self.number

    async def halve(self, db: Any) -> int:
        return self.number


class Done(Calculator):
    async def double(self, db: Any) -> int:
        return self.number * 2

    async def halve(self, db: Any) -> int:
        return self.number // 2


def test_partial_work_gets_partial_credit() -> None:
    verdict = judge(EXERCISE, Calculator)
    assert (verdict.outcome, verdict.points, verdict.worth) == ("incorrect", 1, 6)
    assert [part.points for part in verdict.parts] == [1, 0, 0]


def test_all_of_it_gets_all_points() -> None:
    verdict = judge(EXERCISE, Done)
    assert (verdict.outcome, verdict.points, verdict.worth) == ("correct", 6, 6)


def test_each_part_says_what_is_wrong_with_it() -> None:
    _, doubles, halves = judge(EXERCISE, Calculator).parts
    assert (doubles.mistake, halves.mistake) == ("not_doubled", "not_halved")
    assert "double(db)` should return 4" in doubles.message
    assert doubles.next_step


def test_both_faces_show_points_and_what_is_wrong() -> None:
    verdict = judge(EXERCISE, Calculator)
    text, rich = str(verdict), verdict._repr_html_()
    assert "1 of 6 points." in text
    assert "1 of 6 points." in rich
    assert "✓ It adds. (done, 1 of 1)" in text
    assert "✗ It halves. (not yet, 0 of 3)\n    `crud.halve(db)` should return 1" in text
    assert "(not yet, 0 of 3)<br><code>crud.halve(db)</code> should return 1" in rich
    # What the verdict tells is not told again below.
    assert text.count("`crud.double(db)` should return 4") == 1


def test_an_exercise_without_points_has_none() -> None:
    verdict = Verdict("x", Outcome.CORRECT, "Good.", parts=(Part("One.", Outcome.CORRECT),))
    assert (verdict.points, verdict.worth) == (None, None)
    assert "points" not in str(verdict)
    assert replace(verdict, parts=()).points is None


def test_a_title_may_hold_code() -> None:
    parts = (Part("`add` <adds>.", Outcome.CORRECT),)
    rich = Verdict("x", Outcome.CORRECT, "Good.", parts=parts)._repr_html_()
    assert "<li>✓ <code>add</code> &lt;adds&gt;. (done)</li>" in rich
