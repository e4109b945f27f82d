# expect: correct
from sqlalchemy import delete

from course_lib.app import User


async def purge_inactive_users(db):
    result = await db.execute(delete(User).where(User.is_active.is_(False)))
    return result.rowcount
