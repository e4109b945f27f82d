# expect: incorrect wrong_rows
from course_lib.app import User


async def rename_user(db, user_id, username):
    user = await db.get(User, user_id)
    if user is None:
        return None
    user.username = username.strip().lower()
    await db.flush()
    return user
