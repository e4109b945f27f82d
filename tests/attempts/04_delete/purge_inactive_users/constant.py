# expect: incorrect wrong_result
from sqlalchemy import delete

from course_lib.app import User


async def purge_inactive_users(db):
    await db.execute(delete(User).where(User.is_active.is_(False)))
    return 2
