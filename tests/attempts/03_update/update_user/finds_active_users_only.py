# expect: incorrect active_only
from sqlalchemy import select

from course_lib.app import User


async def update_user(db, user_id, update_data):
    user = await db.scalar(select(User).where(User.id == user_id, User.is_active))
    if user is None:
        return None
    for key, value in update_data.items():
        setattr(user, key, value)
    await db.flush()
    return user
