# expect: incorrect wrong_user
from sqlalchemy import delete

from course_lib.app import User


async def delete_user(db, user_id):
    u = await db.get(User, user_id)
    if not u:
        return False
    await db.execute(delete(User).where(User.username == u.username))
    return True
