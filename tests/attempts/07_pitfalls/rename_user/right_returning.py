# expect: correct
from sqlalchemy import update

from course_lib.app import User


async def rename_user(db, user_id, username):
    change = update(User).where(User.id == user_id).values(username=username).returning(User)
    return await db.scalar(change)
