# expect: incorrect python_operator
from sqlalchemy import update

from course_lib.app import User


async def deactivate_users(db, user_ids):
    return (
        await db.execute(
            update(User).where(User.id.in_(user_ids) and User.is_active).values(is_active=False)
        )
    ).rowcount
