# expect: incorrect skipped_false
from course_lib.app import User


async def update_user(db, user_id, update_data):
    user = await db.get(User, user_id)
    if user is None:
        return None
    for k, v in update_data.items():
        if v is not None and v != "":
            setattr(user, k, v)
    await db.flush()
    return user
