# expect: incorrect wrong_rows
from course_lib.app import User


async def update_user(db, user_id, update_data):
    user = await db.get(User, user_id)
    if user is None:
        return None
    for key, value in update_data.items():
        setattr(user, key, value.lower() if isinstance(value, str) else value)
    await db.flush()
    return user
