# expect: incorrect raised_for_nothing
from course_lib.app import User


async def get_user_by_id(db, user_id):
    user = await db.get(User, user_id)
    if user is None:
        raise ValueError("no such user")
    return user
