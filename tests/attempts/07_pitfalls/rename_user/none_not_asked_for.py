# expect: incorrect none_not_handled
from course_lib.app import User


async def rename_user(db, user_id, username):
    user = await db.get(User, user_id)
    user.username = username
    await db.flush()
    return user
