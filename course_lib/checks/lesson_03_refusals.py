"""Lesson 03: what must hold where a function has to refuse a change."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Executable

from course_lib.app import CRUDError

from .attempt import Attempt, LearnerError

_RAISED_ON_PURPOSE = (
    ValueError,
    KeyError,
    RuntimeError,
    PermissionError,
    AssertionError,
    CRUDError,
)


async def expect_refusal(
    attempt: Attempt,
    *arguments: Any,
    error: type[Exception],
    message: str,
    mistake: str,
    next_step: str,
    if_changed: Executable | None = None,
) -> None:
    """Call the function, which must raise `error`.

    Args:
        attempt: The attempt.
        arguments: What to call with, the session left out.
        error: The class that must come.
        message: What to say where nothing is raised.
        mistake: The short name of that mistake.
        next_step: What to try next.
        if_changed: Selects rows. Where they are what they were, `message` does not fit, and the
            learner is told that nothing was changed and nothing said.
    """
    before = await attempt.rows(if_changed) if if_changed is not None else []
    try:
        came = await attempt.call(*arguments)
    except LearnerError as raised:
        cause = raised.__cause__
        if isinstance(cause, error):
            attempt.stated += 1
            return
        attempt.expect(
            not (isinstance(cause, _RAISED_ON_PURPOSE) or type(cause) is Exception),
            f"`{attempt.called}` raised {type(cause).__name__}; {error.__name__} was asked for.",
            mistake="wrong_error",
            next_step=f"`raise {error.__name__}(…)`: a caller catches the class that was agreed.",
        )
        raise
    attempt.expect(
        if_changed is None or await attempt.rows(if_changed) != before,
        f"`{attempt.called}` changed nothing and raised nothing: the caller takes it for done.",
        mistake="not_raised",
        next_step=f"`raise {error.__name__}(…)` says that it was refused.",
        came_back=came,
    )
    attempt.expect(False, message, mistake=mistake, next_step=next_step, came_back=came)


_RAISED_ON_PURPOSE = (
    ValueError,
    KeyError,
    RuntimeError,
    PermissionError,
    AssertionError,
    CRUDError,
)


def expect_nothing_pending(attempt: Attempt, next_step: str) -> None:
    """Expect that no change waits in the session for the caller's next flush."""
    changed = [each for each in attempt.db.dirty if attempt.db.is_modified(each)]
    attempt.expect(
        not changed,
        f"`{attempt.called}` raised, as it should, but left a change on the object: the caller's "
        "next flush would send it.",
        mistake="half_changed",
        next_step=next_step,
        changed=changed,
    )
