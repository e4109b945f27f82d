# expect: incorrect too_many_statements
from sqlalchemy import update

from course_lib.app import User


async def deactivate_users(db, user_ids):
    n = 0
    for i in range(0, len(user_ids), 500):
        n += (
            await db.execute(
                update(User)
                .where(User.id.in_(user_ids[i : i + 500]), User.is_active)
                .values(is_active=False)
            )
        ).rowcount
    return n
