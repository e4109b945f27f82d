# expect: incorrect missing_row
from course_lib.app import User


async def delete_user(db, user_id):
    user = await db.get(User, user_id)
    if user.id == user_id:
        await db.delete(user)
        await db.flush()
        return True
    return False
