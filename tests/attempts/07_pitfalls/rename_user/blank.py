# expect: not_attempted
from sqlalchemy.ext.asyncio import AsyncSession

from course_lib.app import User


async def rename_user(db: AsyncSession, user_id: int, username: str) -> User | None:
    """Rename a user, flush, and return the user; None if there is none."""
    user = await db.get(User, user_id)
    if user is None:
        return None
    user.username = username
    await db.refresh(user)
    await db.flush()
    return user
