# expect: correct
from course_lib.app import User


async def rename_user(db, user_id, username):
    user = await db.get(User, user_id)
    if user is None:
        return None
    user.username = username
    await db.flush()
    db.expire(user, ["updated_at"])
    await user.awaitable_attrs.updated_at
    return user
