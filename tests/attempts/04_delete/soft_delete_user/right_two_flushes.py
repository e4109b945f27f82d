# expect: correct
from course_lib.app import User


async def soft_delete_user(db, user_id):
    if user := await db.get(User, user_id):
        user.is_active = False
        await db.flush()
        user.email = "deleted-{}@example.invalid".format(user_id)
        await db.flush()
        return True
    return False
