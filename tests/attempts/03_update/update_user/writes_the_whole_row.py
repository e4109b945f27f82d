# expect: incorrect lost_update
from sqlalchemy import update

from course_lib.app import User


async def update_user(db, user_id, update_data):
    user = await db.get(User, user_id)
    if user is None:
        return None
    row = {"username": user.username, "email": user.email, "is_active": user.is_active}
    await db.execute(update(User).where(User.id == user_id).values(row | update_data))
    return user
