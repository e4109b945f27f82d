# expect: incorrect name_refused
from sqlalchemy import select

from course_lib.app import User


async def rename_user(db, user_id, username):
    user = await db.get(User, user_id)
    if user is None:
        return None
    if await db.scalar(select(User.id).where(User.username == username)):
        raise ValueError("this name is taken")
    user.username = username
    await db.flush()
    return user
