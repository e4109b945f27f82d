# expect: incorrect wrong_rows
from course_lib.app import User


async def update_user(db, user_id, update_data):
    user = await db.get(User, user_id)
    if user is None:
        return None
    for k, v in update_data.items():
        setattr(user, k, v.strip() if isinstance(v, str) else v)
    await db.flush()
    return user
