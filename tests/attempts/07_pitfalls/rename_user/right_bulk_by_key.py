# expect: correct
from sqlalchemy import update

from course_lib.app import User


async def rename_user(db, user_id, username):
    if (user := await db.get(User, user_id)) is not None:
        await db.execute(update(User), [{"id": user_id, "username": username}])
        await db.refresh(user, ["username", "updated_at"])
    return user
