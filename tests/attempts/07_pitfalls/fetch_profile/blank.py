# expect: not_attempted
from sqlalchemy.ext.asyncio import AsyncSession, async_sessionmaker

from course_lib.app import User


async def fetch_profile(Session: async_sessionmaker[AsyncSession], user_id: int) -> User | None:
    """Return the user with its posts, for a caller who has no session; or None."""
    async with Session() as db:
        return await db.get(User, user_id)
