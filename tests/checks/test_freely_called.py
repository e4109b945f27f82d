"""Exercises whose checks call the function in ways of their own, and report thing by thing."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import replace
from typing import Any

from course_lib.checks.attempt import Attempt
from course_lib.checks.exercise import Check, Exercise, Transaction
from course_lib.checks.judge import judge
from course_lib.checks.unmet import Unmet
from course_lib.checks.verdict import CodeLine, Outcome, Verdict


async def _names_it(attempt: Attempt) -> None:
    attempt.expect_value(await attempt.call(3, name="ada"), "ada3")


def exercise(run: Callable[[Attempt], Awaitable[None]] = _names_it, **changed: Any) -> Exercise:
    declared = Exercise(
        name="make_name",
        lesson="09_testing",
        title="Made up",
        asks="A name.",
        parameters=("db", "values"),
        transaction=Transaction.READ,
        hints=("One.", "Two."),
        checks=(Check("It names.", run),),
        praise="Good.",
        reported=True,
        called_freely=True,
    )
    return replace(declared, **changed)


async def by_name_only(db: object, number: int, *, name: str) -> str:
    return f"{name}{number}"


async def any_name(db: object, *numbers: int, **values: str) -> str:
    return f"{values['name']}{numbers[0]}"


def test_parameters_are_not_compared_and_options_go_by_name() -> None:
    assert judge(exercise(), by_name_only).outcome == "correct"
    assert judge(exercise(), any_name).outcome == "correct"
    assert judge(exercise(called_freely=False), by_name_only).mistake == "wrong_parameters"


def test_a_check_can_report_several_things() -> None:
    async def reports(attempt: Attempt) -> None:
        await _names_it(attempt)
        attempt.report("The first.", True, word="caught")
        attempt.report("The second.", True)

    verdict = judge(exercise(reports), any_name)
    assert [part.outcome for part in verdict.parts] == [Outcome.CORRECT, Outcome.CORRECT]
    for drawn in (str(verdict), verdict._repr_html_()):
        assert "✓ The first. (caught)" in drawn
        assert "✓ The second. (done)" in drawn
        assert "It names." not in drawn


def test_what_is_reported_not_to_hold_fails_the_check() -> None:
    async def reports(attempt: Attempt) -> None:
        await _names_it(attempt)
        attempt.report("The first.", False, word="got away")
        raise Unmet("One got away.", mistake="got_away")

    verdict = judge(exercise(reports), any_name)
    assert (verdict.outcome, verdict.mistake) == ("incorrect", "got_away")
    assert "✗ The first. (got away)" in str(verdict)


def test_a_check_that_reports_a_failure_and_does_not_say_so_is_never_a_pass() -> None:
    async def reports(attempt: Attempt) -> None:
        await _names_it(attempt)
        attempt.report("The first.", False)

    assert judge(exercise(reports), any_name).outcome == "error"


def test_an_unmet_expectation_can_name_the_learners_line() -> None:
    async def points(attempt: Attempt) -> None:
        raise Unmet("No.", mistake="no", line=CodeLine(7, "assert x", "test_x"))

    verdict: Verdict = judge(exercise(points), any_name)
    assert verdict.line == CodeLine(7, "assert x", "test_x")
    assert "Line 7, in test_x:\n    assert x" in str(verdict)


def test_a_check_can_ask_for_the_function_itself() -> None:
    async def looks(attempt: Attempt) -> None:
        attempt.called = "made up"
        attempt.expect(attempt.function is any_name, "Another.", mistake="another")

    assert judge(exercise(looks), any_name).outcome == "correct"
