# expect: incorrect zero_is_missing

from course_lib.app import User


async def delete_user(db, user_id):
    if not user_id:
        return False
    user = await db.get(User, user_id)
    if user is None:
        return False
    await db.delete(user)
    await db.flush()
    return True
