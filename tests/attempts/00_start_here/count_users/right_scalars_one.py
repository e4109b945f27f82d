# expect: correct
from sqlalchemy import func, select

from course_lib.app import User


async def count_users(session):
    (count,) = (await session.scalars(select(func.count()).select_from(User))).all()
    return count
