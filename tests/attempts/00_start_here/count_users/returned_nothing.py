# expect: incorrect returned_nothing
from sqlalchemy import func, select

from course_lib.app import User


async def count_users(db):
    count = await db.scalar(select(func.count()).select_from(User))
