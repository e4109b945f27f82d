# expect: incorrect wrong_user
from sqlalchemy import select

from course_lib.app import User


async def delete_user(db, user_id):
    u = await db.scalar(select(User).where(User.id == user_id, User.is_active))
    if u is None:
        return False
    await db.delete(u)
    await db.flush()
    return True
