# expect: incorrect too_many_statements
from sqlalchemy import select

from course_lib.app import User


async def deactivate_users(db, user_ids):
    chosen = select(User).where(User.id.in_(user_ids), User.is_active.is_(True))
    users = (await db.scalars(chosen)).all()
    for user in users:
        user.is_active = False
    await db.flush()
    return len(users)
