# expect: incorrect other_email
from course_lib.app import User


async def soft_delete_user(db, user_id):
    user = await db.get(User, user_id)
    if user is None:
        return False
    user.is_active = False
    user.email = f"{user.email}-deleted-{user_id}"
    await db.flush()
    return True
