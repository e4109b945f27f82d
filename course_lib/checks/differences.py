"""How an answer differs from the one expected, in the words that fit best."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from .unmet import safe_repr


@dataclass(frozen=True, slots=True)
class Slip:
    """A wrong answer that people give, and what to say of it.

    Attributes:
        answer: What comes back from it.
        mistake: Its short name.
        message: What to tell the learner.
        next_step: What to try next.
    """

    answer: Sequence[Any]
    mistake: str
    message: str
    next_step: str


def difference(called: str, came: list[Any], expected: list[Any], what: str, order: str) -> Slip:
    """How the values that came differ from those expected, in the words that fit best."""
    missing, extra = _without(expected, came), _without(came, expected)
    strangers = [each for each in extra if each not in expected]
    repeated = [each for each in extra if each in expected]
    first = f"{what}{safe_repr((missing or strangers or repeated or [''])[0], 120)}"
    if missing and extra:
        parts = [
            f"{how}: {safe_repr(those, 120)}"
            for how, those in (
                ("missing", missing),
                ("not asked for", strangers),
                ("more than once", repeated),
            )
            if those
        ]
        return Slip(
            came,
            "wrong_rows",
            f"`{called}` returned other rows.",
            f"Compare the two ({'; '.join(parts)}).",
        )
    if missing:
        return Slip(
            came,
            "missing_rows",
            f"`{called}` left out {first}.",
            "Which condition or limit drops it? A join too drops the rows that find no partner.",
        )
    if strangers:
        return Slip(
            came,
            "extra_rows",
            f"`{called}` returned {first}, which was not asked for.",
            "Which condition should have kept it out?",
        )
    if repeated:
        return Slip(
            came,
            "repeated_rows",
            f"`{called}` returned {first} more than once.",
            "A join to several rows repeats the row that it begins with; two tables without a "
            "condition between them give every pair. Is the join needed? If so, `.unique()` before "
            "`.all()` gives each object once.",
        )
    said = f": they should come {order}" if order else ""
    return Slip(
        came,
        "wrong_order",
        f"`{called}` found the right rows, in another order{said}.",
        "`order_by(…)` says the order; what stands second in it decides between equals.",
    )


def _without(values: list[Any], others: list[Any]) -> list[Any]:
    """The values that are not among the others, or not as often."""
    left = list(others)
    rest: list[Any] = []
    for value in values:
        if value in left:
            left.remove(value)
        else:
            rest.append(value)
    return rest
