"""How the parts of an exercise stand, and what they make of the verdict."""

from __future__ import annotations

from dataclasses import replace

from .exercise import Check
from .verdict import Outcome, Part, Verdict


def part_of(check: Check, verdict: Verdict | None, word: str = "") -> Part:
    """How a check ended, as a part of the report. A verdict of None is a pass."""
    if verdict is None:
        return Part(check.title, Outcome.CORRECT, worth=check.worth)
    return Part(
        check.title,
        verdict.outcome,
        word=word,
        worth=check.worth,
        message=verdict.message,
        next_step=verdict.next_step,
        mistake=verdict.mistake,
    )


def more_telling(first: Verdict | None, second: Verdict | None) -> Verdict | None:
    """The verdict to tell: the first that failed, but a mistake before what is still blank."""
    if first is None or second is None:
        return first or second
    blank = Outcome.NOT_ATTEMPTED
    return second if first.outcome is blank and second.outcome is not blank else first


def with_parts(decided: Verdict, parts: tuple[Part, ...]) -> Verdict:
    """The verdict with how each part stands. Blank as a whole only where every part is blank.

    Where there are points, a part that raised or did not end is one that has not earned its points:
    the whole is then incorrect.
    """
    blank = all(part.outcome is Outcome.NOT_ATTEMPTED for part in parts)
    unfinished = {Outcome.NOT_ATTEMPTED}
    if any(part.worth for part in parts):
        unfinished |= {Outcome.ERROR, Outcome.TIMEOUT}
    outcome, mistake = decided.outcome, decided.mistake
    if outcome in unfinished and not blank:
        mistake = mistake or ("raised" if outcome is Outcome.ERROR else "not_finished")
        outcome = Outcome.INCORRECT
    return replace(decided, outcome=outcome, mistake=mistake, parts=parts)
