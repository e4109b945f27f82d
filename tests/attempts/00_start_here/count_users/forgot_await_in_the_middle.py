# expect: incorrect forgot_await
from sqlalchemy import func, select

from course_lib.app import User


async def count_users(db):
    result = db.execute(select(func.count()).select_from(User))
    return result.scalar_one()
