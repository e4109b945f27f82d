# expect: incorrect emptied_children
from course_lib.app import User


async def rename_user(db, user_id, username):
    user = await db.get(User, user_id, populate_existing=True)
    if user is None:
        return None
    user.username = username
    await db.flush()
    return user
