# expect: incorrect no_where
from sqlalchemy import update

from course_lib.app import User


async def deactivate_users(db, user_ids):
    if not user_ids:
        return 0
    return (
        await db.execute(
            update(User)
            .where(User.id.between(min(user_ids), max(user_ids)), User.is_active)
            .values(is_active=False)
        )
    ).rowcount
