# expect: incorrect deleted_nobody
from sqlalchemy import delete

from course_lib.app import User


async def purge_inactive_users(db):
    result = await db.execute(delete(User).where(not User.is_active))
    return result.rowcount
