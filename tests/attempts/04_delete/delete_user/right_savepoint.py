# expect: correct

from course_lib.app import User


async def delete_user(db, user_id):
    async with db.begin_nested():
        user = await db.get(User, user_id)
        if user is None:
            return False
        await db.delete(user)
    return True
