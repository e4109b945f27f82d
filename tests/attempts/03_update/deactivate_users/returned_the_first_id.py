# expect: incorrect wrong_count
from sqlalchemy import update

from course_lib.app import User


async def deactivate_users(db, user_ids):
    return (
        await db.scalar(
            update(User)
            .where(User.id.in_(user_ids), User.is_active)
            .values(is_active=False)
            .returning(User.id)
        )
        or 0
    )
