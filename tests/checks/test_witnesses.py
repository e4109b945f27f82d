"""Every witness gets the verdict that it asks for, and every exercise has enough of them."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
from checked_witnesses import verdicts_of

from course_lib.checks.registry import EXERCISES
from course_lib.checks.verdict import Outcome, Part, Verdict
from course_lib.instructor.witnesses import FOLDER, Witness, all_witnesses, report_of

WITNESSES = all_witnesses(Path(__file__).parents[2] / FOLDER)


def _param(witness: Witness) -> Any:
    """In the same process as the other test that wants to know what is said of it."""
    return pytest.param(witness, id=witness.id, marks=pytest.mark.xdist_group(witness.lesson))


@pytest.mark.parametrize("witness", [_param(each) for each in WITNESSES])
def test_a_witness_gets_its_verdict(witness: Witness) -> None:
    verdict = verdicts_of(witness)[witness.exercise]
    assert verdict.outcome == witness.outcome, str(verdict)
    if witness.outcome == "incorrect":
        assert witness.mistake, f"{witness.path} names no mistake"
        assert verdict.mistake == witness.mistake, str(verdict)
        assert verdict.next_step, "a wrong answer is told what to try next"
    assert witness.report in (None, report_of(verdict)), str(verdict)


@pytest.mark.parametrize("name", EXERCISES)
def test_an_exercise_has_enough_witnesses(name: str) -> None:
    own = [witness for witness in WITNESSES if witness.exercise == name]
    assert {witness.lesson for witness in own} == {EXERCISES[name].lesson}
    assert sum(witness.outcome == "correct" for witness in own) >= 2
    assert any(witness.outcome == "not_attempted" for witness in own)
    wrong = {witness.mistake for witness in own if witness.outcome == "incorrect"}
    assert len(wrong) >= 4, f"only these mistakes are witnessed: {wrong}"


@pytest.mark.parametrize("name", EXERCISES)
def test_right_witnesses_are_written_differently(name: str) -> None:
    bodies = [
        re.sub(r"\s+|#.*", "", witness.path.read_text(encoding="utf-8"))
        for witness in WITNESSES
        if witness.exercise == name and witness.outcome == "correct"
    ]
    assert len(set(bodies)) == len(bodies)


@pytest.mark.parametrize("name", EXERCISES)
def test_a_witness_of_an_exercise_with_points_says_its_report(name: str) -> None:
    own = [witness for witness in WITNESSES if witness.exercise == name]
    rated = any(check.worth for check in EXERCISES[name].checks)
    assert all((witness.report is not None) == rated for witness in own)


def test_a_report_names_the_parts_that_are_not_correct() -> None:
    parts = (
        Part("One.", Outcome.CORRECT, worth=2),
        Part("Two.", Outcome.INCORRECT, worth=3, mistake="no_keyset"),
        Part("Three.", Outcome.NOT_ATTEMPTED, worth=1),
        Part("Four.", Outcome.NOT_ATTEMPTED, worth=1),
        Part("Five.", Outcome.CORRECT, worth=1),
        Part("Six.", Outcome.NOT_ATTEMPTED, worth=1),
    )
    verdict = Verdict("x", Outcome.INCORRECT, "Half.", parts=parts)
    assert report_of(verdict) == "3/9, 2 no_keyset, 3-4 not_attempted, 6 not_attempted"


def test_every_witness_belongs_to_an_exercise() -> None:
    assert {witness.exercise for witness in WITNESSES} == set(EXERCISES)


def test_every_mistake_that_a_declaration_names_is_witnessed() -> None:
    """By a witness of that exercise, or of another one that shares the very same rule."""
    for name, exercise in EXERCISES.items():
        for rule in exercise.errors:
            sharing = {each.name for each in EXERCISES.values() if rule in each.errors}
            own = [witness for witness in WITNESSES if witness.exercise in sharing]
            told = {witness.mistake for witness in own}
            told |= {word for each in own for word in re.findall(r"\w+", each.report or "")}
            assert rule.mistake in told, f"{name}: no witness for {rule.mistake}"
