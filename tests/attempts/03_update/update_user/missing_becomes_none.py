# expect: incorrect missing_is_none
from course_lib.app import User


async def update_user(db, user_id, update_data):
    user = await db.get(User, user_id)
    if user is None:
        return None
    user.username = update_data.get("username")
    user.email = update_data.get("email")
    user.is_active = update_data.get("is_active")
    await db.flush()
    return user
