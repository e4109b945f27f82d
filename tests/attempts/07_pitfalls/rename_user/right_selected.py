# expect: correct
from sqlalchemy import select

from course_lib.app import User


async def rename_user(db, user_id, username):
    user = (await db.scalars(select(User).where(User.id == user_id))).one_or_none()
    if user:
        user.username = username
        await db.flush([user])
    return user
