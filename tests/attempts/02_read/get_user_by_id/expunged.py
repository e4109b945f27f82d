# expect: incorrect detached
from course_lib.app import User


async def get_user_by_id(db, user_id):
    user = await db.get(User, user_id)
    if user:
        db.expunge(user)
    return user
