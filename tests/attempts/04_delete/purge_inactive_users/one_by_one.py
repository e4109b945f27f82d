# expect: incorrect too_many_statements
from sqlalchemy import select

from course_lib.app import User


async def purge_inactive_users(db):
    users = (await db.scalars(select(User).where(User.is_active.is_(False)))).all()
    for user in users:
        await db.delete(user)
    await db.flush()
    return len(users)
