"""The warm-up exercise and a right answer to it, for tests of what judges answers."""

from __future__ import annotations

from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncSession

from course_lib.app import User
from course_lib.checks.registry import EXERCISES

COUNT_USERS = EXERCISES["count_users"]
COUNT = select(func.count()).select_from(User)


async def right(db: AsyncSession) -> int:
    """Count the users, as the exercise asks."""
    return await db.scalar(COUNT) or 0
