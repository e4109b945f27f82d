"""The mistake behind an error that a learner meets, with what to try next."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Diagnosis:
    """What an error means.

    Attributes:
        mistake: The short name of the mistake.
        message: What happened, for the learner.
        next_step: What to try next.
        is_error: Whether the verdict is `error` rather than `incorrect`: the attempt broke off in a
            way that says nothing of what it would have done.
    """

    mistake: str
    message: str
    next_step: str
    is_error: bool = False
