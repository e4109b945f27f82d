# expect: not_attempted
from sqlalchemy.exc import IntegrityError
from sqlalchemy.ext.asyncio import AsyncSession

from course_lib.app import User


async def change_email(db: AsyncSession, user_id: int, email: str) -> User | None:
    """Give a user a new email unless it is taken; return the user, or None if there is none."""
    user = await db.get(User, user_id)
    if user is None:
        return None
    try:
        async with db.begin_nested():
            user.email = email
    except IntegrityError:
        pass
    return user
