# expect: incorrect no_update
from course_lib.app import User


async def update_user(db, user_id, update_data):
    user = await db.get(User, user_id)
    if user is None:
        return None
    for k, v in update_data.items():
        user.k = v
    await db.flush()
    return user
