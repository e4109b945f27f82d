# expect: incorrect let_go
from course_lib.app import User


async def rename_user(db, user_id, username):
    user = await db.get(User, user_id)
    if user is None:
        return None
    db.expunge(user)
    user = await db.get(User, user_id)
    user.username = username
    await db.flush()
    return user
