# expect: incorrect no_update
from course_lib.app import User


async def update_user(db, user_id, update_data):
    user = await db.get(User, user_id)
    if user is None:
        return None
    user.__dict__.update(update_data)
    await db.flush()
    return user
