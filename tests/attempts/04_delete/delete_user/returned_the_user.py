# expect: incorrect wrong_type
from course_lib.app import User


async def delete_user(db, user_id):
    user = await db.get(User, user_id)
    if user:
        await db.delete(user)
        await db.flush()
    return user
