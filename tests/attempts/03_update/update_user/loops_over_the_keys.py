# expect: incorrect no_items
from course_lib.app import User


async def update_user(db, user_id, update_data):
    user = await db.get(User, user_id)
    if user is None:
        return None
    for key, value in update_data:
        setattr(user, key, value)
    await db.flush()
    return user
