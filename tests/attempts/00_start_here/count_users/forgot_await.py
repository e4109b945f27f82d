# expect: incorrect forgot_await
from sqlalchemy import func, select

from course_lib.app import User


async def count_users(db):
    return db.scalar(select(func.count()).select_from(User))
