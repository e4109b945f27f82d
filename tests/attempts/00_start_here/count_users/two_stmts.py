# expect: incorrect too_many_statements
from sqlalchemy import func, select

from course_lib.app import User


async def count_users(db):
    a = await db.scalar(select(func.count()).where(User.is_active.is_(True)))
    b = await db.scalar(select(func.count()).where(User.is_active.is_(False)))
    return a + b
