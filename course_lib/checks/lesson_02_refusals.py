"""Lesson 02: what a function refuses, and how."""

from __future__ import annotations

from typing import Any

from .attempt import Attempt, LearnerError


async def expect_refusal(
    attempt: Attempt, *arguments: Any, names: str, message: str, mistake: str, next_step: str
) -> None:
    """Call the function, and expect a ValueError that names what is refused, before any SQL.

    Args:
        attempt: The attempt.
        arguments: What to call with, the session left out.
        names: What the error's message must hold.
        message: What to tell the learner where nothing is raised.
        mistake: The short name of that mistake.
        next_step: What to try next.
    """
    try:
        result = await attempt.call(*arguments)
    except LearnerError as raised:
        error = raised.__cause__
        if not isinstance(error, Exception):  # it was stopped, or asked Python to exit
            raise
        attempt.expect(
            isinstance(error, ValueError),
            f"`{attempt.called}` raised {type(error).__name__}, where ValueError was asked for.",
            mistake="wrong_error",
            next_step="Look at the value first and raise `ValueError` yourself: then the caller "
            "reads what was wrong in words of yours.",
            came=str(error).partition("\n")[0],
        )
        attempt.expect(
            names in str(error),
            f"The ValueError does not say what it refuses: `{names}` is not in its message.",
            mistake="unclear_error",
            next_step="Put the value into the message, `{value!r}`, and what is allowed as well.",
            came=str(error),
        )
        attempt.expect(
            not any(each.counted for each in attempt.statements),
            f"`{attempt.called}` raised ValueError only after it had asked the database.",
            mistake="refused_late",
            next_step="Look at the value before you send the statement.",
        )
        return
    attempt.expect(
        not isinstance(result, Exception),
        f"`{attempt.called}` returned a {type(result).__name__}, where it was to be raised.",
        mistake="returned_error",
        next_step="`raise` in place of `return`: who calls it takes what is returned for the list.",
        came_back=result,
    )
    attempt.expect(False, message, mistake=mistake, next_step=next_step, came_back=result)
