# expect: incorrect raised_for_nothing
from course_lib.app import User


async def delete_user(db, user_id):
    u = await db.get(User, user_id)
    if u is None:
        raise ValueError("no such user")
    await db.delete(u)
    await db.flush()
    return True
