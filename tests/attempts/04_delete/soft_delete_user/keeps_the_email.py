# expect: incorrect email_still_taken
from course_lib.app import User


async def soft_delete_user(db, user_id):
    user = await db.get(User, user_id)
    if user is None:
        return False
    user.is_active = False
    await db.flush()
    return True
