# expect: incorrect zero_is_missing
from course_lib.app import User


async def get_user_by_id(db, user_id):
    if not user_id:
        return None
    return await db.get(User, user_id)
