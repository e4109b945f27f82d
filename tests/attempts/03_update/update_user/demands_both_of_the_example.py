# expect: incorrect field_demanded
from course_lib.app import User


async def update_user(db, user_id, update_data):
    user = await db.get(User, user_id)
    if user is None:
        return None
    user.username = update_data["username"]
    user.is_active = update_data["is_active"]
    await db.flush()
    return user
