# expect: incorrect wrong_result
from course_lib.app import User


async def get_user_by_id(db, user_id):
    return await db.get(User, abs(user_id))
