"""What a check changes between two calls: each call has to ask the database anew."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

from sqlalchemy import Executable, insert

from course_lib.app import Post

from .attempt import Attempt

_ASK_ANEW = (
    "Ask `db` in each call, and keep no rows, objects or lines at the module, the function, a "
    "default or the session: what was kept does not know what has changed since."
)


def a_new_post(number: int, author: int) -> Executable:
    """The INSERT of a post that is newer than any other of the small blog."""
    at = datetime(2024, 6, 1, tzinfo=UTC)
    return insert(Post).values(id=number, author_id=author, title="Anew", body="…", created_at=at)


async def change(attempt: Attempt, *changes: Executable) -> None:
    """Let the caller change rows in its session, which then remembers no values either."""
    await attempt.db.flush()
    for each in changes:
        await attempt.db.execute(each)
    attempt.db.expire_all()


def expect_anew(attempt: Attempt, fresh: bool, what: str, came: Any) -> None:
    """Expect that the answer holds what has changed since an earlier call.

    Args:
        attempt: The attempt.
        fresh: Whether it does.
        what: What has changed, as a clause.
        came: What came back.
    """
    attempt.expect(
        fresh,
        f"Since an earlier call, {what}, and `{attempt.called}` does not know of it.",
        mistake="kept_answer",
        next_step=_ASK_ANEW,
        came_back=came,
    )
