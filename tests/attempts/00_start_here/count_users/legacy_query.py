# expect: incorrect legacy_query
from sqlalchemy import func, select

from course_lib.app import User


async def count_users(db):
    return await db.query(User).count()
