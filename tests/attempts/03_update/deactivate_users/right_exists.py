# expect: correct
from sqlalchemy import select, update
from sqlalchemy.orm import aliased

from course_lib.app import User


async def deactivate_users(db, user_ids):
    other = aliased(User)
    return (
        await db.execute(
            update(User)
            .where(
                select(other.id)
                .where(other.id == User.id, other.id.in_(user_ids), other.is_active)
                .exists()
            )
            .values(is_active=False)
        )
    ).rowcount
