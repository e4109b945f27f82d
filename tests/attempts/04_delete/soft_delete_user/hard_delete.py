# expect: incorrect hard_deleted
from course_lib.app import User


async def soft_delete_user(db, user_id):
    user = await db.get(User, user_id)
    if user is None:
        return False
    await db.delete(user)
    await db.flush()
    return True
