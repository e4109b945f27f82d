# expect: incorrect active_only
from sqlalchemy import func, select

from course_lib.app import User


async def count_users(db):
    return await db.scalar(select(func.count()).select_from(User).where(User.is_active.is_(True)))
