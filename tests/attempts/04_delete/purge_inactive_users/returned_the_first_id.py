# expect: incorrect wrong_result
from sqlalchemy import delete

from course_lib.app import User


async def purge_inactive_users(db):
    return await db.scalar(delete(User).where(User.is_active.is_(False)).returning(User.id))
