# expect: correct
from course_lib.app import User


async def rename_user(db, user_id, username):
    user = await db.get(User, user_id)
    if user is None:
        return None
    t = User.__table__
    await db.execute(t.update().where(t.c.id == user_id).values(username=username))
    await db.refresh(user, ["username", "updated_at"])
    return user
