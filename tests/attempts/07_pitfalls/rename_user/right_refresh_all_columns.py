# expect: correct
from course_lib.app import User


async def rename_user(db, user_id, username):
    user = await db.get(User, user_id)
    if user is None:
        return None
    user.username = username
    await db.flush()
    await db.refresh(user, [c.key for c in User.__table__.columns])
    return user
