# expect: incorrect wrong_rows
from sqlalchemy import delete

from course_lib.app import User


async def purge_inactive_users(db):
    return (await db.execute(delete(User).where(User.is_active.is_(False), User.id > 4))).rowcount
