# expect: correct
from course_lib.app import User


async def rename_user(db, user_id, username):
    if await db.get(User, user_id) is None:
        return None
    user = await db.merge(User(id=user_id, username=username))
    await db.flush()
    return user
