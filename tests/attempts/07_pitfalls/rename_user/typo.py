# expect: incorrect nothing_changed
from course_lib.app import User


async def rename_user(db, user_id, username):
    user = await db.get(User, user_id)
    if user is None:
        return None
    user.user_name = username
    await db.flush()
    return user
