# expect: incorrect too_many_statements
from sqlalchemy import func, select

from course_lib.app import User


async def get_user_by_id(db, user_id):
    if await db.scalar(select(func.count()).where(User.id == user_id)) == 0:
        return None
    return await db.scalar(select(User).where(User.id == user_id))
