"""A bug that is planted, so that a learner's test of lesson 09 can show whether it is caught."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Bug:
    """One planted bug. What it does can be seen by calling it, and by nothing else.

    Attributes:
        name: Its short name.
        does: What it does, as a sentence.
        look: How a test sees it.
        subject: What is put in the place of the right one: called without arguments, it gives what
            the test's fixture gives.
    """

    name: str
    does: str
    look: str
    subject: Callable[[], Any]
