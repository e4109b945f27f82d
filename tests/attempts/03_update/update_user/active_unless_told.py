# expect: incorrect other_field_changed
from course_lib.app import User


async def update_user(db, user_id, update_data):
    user = await db.get(User, user_id)
    if user is None:
        return None
    user.username = update_data.get("username", user.username)
    user.email = update_data.get("email", user.email)
    user.hashed_password = update_data.get("hashed_password", user.hashed_password)
    user.is_active = update_data.get("is_active", True)
    await db.flush()
    return user
