# expect: incorrect kept_answer

from course_lib.app import User


GONE = set()


async def delete_user(db, user_id):
    if user_id in GONE:
        return False
    user = await db.get(User, user_id)
    if user is None:
        GONE.add(user_id)
        return False
    await db.delete(user)
    await db.flush()
    return True
