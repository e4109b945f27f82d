"""Users and times for the checks of lesson 02, and what its exercises expect alike."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

from course_lib.app import User

from .attempt import Attempt, LearnerError
from .errors import diagnose, first_line


def on_day(day: int, microsecond: int = 0) -> datetime:
    return datetime(2023, 5, day, 8, 30, 0, microsecond, tzinfo=UTC)


def a_user(number: int, name: str, email: str = "", *, active: bool = True) -> User:
    """A user whose times follow neither ids nor names; ids that differ by 28 share them."""
    day = on_day(1 + number * 11 % 28)
    return User(
        id=number,
        username=name,
        email=email or f"{name}.{number}@example.org",
        hashed_password=f"h{number}",
        is_active=active,
        created_at=day,
        updated_at=day,
    )


async def call_where_nothing_is_found(
    attempt: Attempt, *arguments: Any, asked_for: str, next_step: str = ""
) -> Any:
    """Call the function where it finds nothing, which is an answer and no error.

    Args:
        attempt: The attempt.
        arguments: What to call with, the session left out.
        asked_for: What it is to give, such as "None".
        next_step: What to try next where it raises.
    """
    try:
        return await attempt.call(*arguments)
    except LearnerError as raised:
        error = raised.__cause__
        if not isinstance(error, Exception) or diagnose(error):
            raise
        attempt.expect(
            isinstance(error, AttributeError | NameError),  # a slip of the pen speaks for itself
            f"`{attempt.called}` raised {type(error).__name__}, where {asked_for} was asked for.",
            mistake="raised_for_nothing",
            next_step=next_step
            or "That nothing is there is an answer, which the caller may well expect: return it.",
            raised=first_line(error),
        )
        raise
