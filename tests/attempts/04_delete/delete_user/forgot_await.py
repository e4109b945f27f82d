# expect: incorrect forgot_await
from course_lib.app import User


async def delete_user(db, user_id):
    user = await db.get(User, user_id)
    if user is None:
        return False
    db.delete(user)
    await db.flush()
    return True
