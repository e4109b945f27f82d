# expect: incorrect wrong_type
from sqlalchemy import func, select

from course_lib.app import User


async def count_users(db):
    return (await db.execute(select(func.count()).select_from(User))).one()
