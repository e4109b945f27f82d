# expect: incorrect rolled_back
from course_lib.app import User


async def rename_user(db, user_id, username):
    await db.rollback()
    user = await db.get(User, user_id)
    if user is None:
        return None
    user.username = username
    await db.flush()
    return user
