# expect: incorrect by_name
from sqlalchemy import update

from course_lib.app import User


async def rename_user(db, user_id, username):
    user = await db.get(User, user_id)
    if user is None:
        return None
    same = User.username == user.username
    await db.execute(update(User).where(same).values(username=username))
    return user
