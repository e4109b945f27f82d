# expect: incorrect list_as_a_value
from sqlalchemy import update

from course_lib.app import User


async def deactivate_users(db, user_ids):
    return (
        await db.execute(
            update(User).where(User.id == user_ids, User.is_active).values(is_active=False)
        )
    ).rowcount
