# expect: correct
from sqlalchemy import delete, not_

from course_lib.app import User


async def purge_inactive_users(db):
    return (await db.execute(delete(User).filter(not_(User.is_active)))).rowcount
