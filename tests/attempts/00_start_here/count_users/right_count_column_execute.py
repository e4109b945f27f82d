# expect: correct
from sqlalchemy import func, select

from course_lib.app import User


async def count_users(db):
    result = await db.execute(select(func.count(User.id)))
    return result.scalar_one()
