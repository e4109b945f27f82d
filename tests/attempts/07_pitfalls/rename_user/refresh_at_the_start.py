# expect: incorrect lost_callers_change
from course_lib.app import User


async def rename_user(db, user_id, username):
    user = await db.get(User, user_id)
    if user is None:
        return None
    await db.refresh(user)
    user.username = username
    await db.flush()
    return user
