# expect: incorrect legacy_query

from course_lib.app import User


async def count_users(db):
    return await db.query(User).count()
