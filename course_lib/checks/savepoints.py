"""A savepoint that the caller has set before a call, to see whether the call keeps off it."""

from __future__ import annotations

import contextlib
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from sqlalchemy.exc import SQLAlchemyError

from .attempt import Attempt


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
