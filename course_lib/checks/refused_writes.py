"""What a function may make of a write that the database refuses: what it raises, and leaves."""

from __future__ import annotations

import contextlib
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

from sqlalchemy.exc import IntegrityError, SQLAlchemyError

from .attempt import Attempt, LearnerError


@asynccontextmanager
async def savepoint_of_the_caller(attempt: Attempt) -> AsyncIterator[None]:
    """Set a savepoint, and roll back to it behind a call that failed, as the caller would.

    What the caller flushed before is then still there, unless the function rolled back itself:
    its rollback reaches past the savepoint.
    """
    savepoint = await attempt.db.begin_nested()
    yield
    with contextlib.suppress(SQLAlchemyError):  # the function may have ended it
        await savepoint.rollback()


async def expect_that_very_error(
    attempt: Attempt, *arguments: Any, taken: str, because: str, next_step: str
) -> None:
    """Call the learner's function with a value that is taken, and expect the IntegrityError itself.

    Args:
        attempt: The attempt.
        arguments: What to call with, the session left out.
        taken: Whose the value is, as half a sentence.
        because: Why no other error will do, as the end of the message.
        next_step: What to do instead.
    """
    error: BaseException | None = None
    try:
        await attempt.call(*arguments)
    except LearnerError as raised:
        error = raised.__cause__
    attempt.expect(
        isinstance(error, IntegrityError),
        f"{taken}, and a {type(error).__name__} came out in place of the IntegrityError{because}",
        mistake="replaced_error",
        next_step=next_step,
    )
