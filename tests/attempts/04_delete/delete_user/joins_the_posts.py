# expect: incorrect wrong_user
from sqlalchemy import select

from course_lib.app import Post, User


async def delete_user(db, user_id):
    u = (await db.scalars(select(User).join(Post).where(User.id == user_id))).first()
    if u is None:
        return False
    await db.delete(u)
    await db.flush()
    return True
