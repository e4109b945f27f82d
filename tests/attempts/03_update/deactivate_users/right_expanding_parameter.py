# expect: correct
from sqlalchemy import bindparam, update

from course_lib.app import User


async def deactivate_users(db, user_ids):
    return (
        await db.execute(
            update(User)
            .where(User.id.in_(bindparam("ids", expanding=True)), User.is_active)
            .values(is_active=False),
            {"ids": user_ids},
        )
    ).rowcount
