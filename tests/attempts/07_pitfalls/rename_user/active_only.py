# expect: incorrect active_only
from sqlalchemy import select

from course_lib.app import User


async def rename_user(db, user_id, username):
    user = await db.scalar(select(User).where(User.id == user_id, User.is_active))
    if user is None:
        return None
    user.username = username
    await db.flush()
    return user
