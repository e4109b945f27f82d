# expect: incorrect legacy_query
from course_lib.app import User


async def get_user_by_id(db, user_id):
    return await db.query(User).get(user_id)
