# expect: incorrect wrong_count
from sqlalchemy import update

from course_lib.app import User


async def deactivate_users(db, user_ids):
    await db.execute(update(User).where(User.id.in_(user_ids)).values(is_active=False))
    return len(user_ids)
