# expect: incorrect lazy_load
from sqlalchemy import update

from course_lib.app import User


async def deactivate_users(db, user_ids):
    return (
        await db.execute(
            update(User)
            .where(User.id.in_(user_ids), User.is_active)
            .values(is_active=~User.is_active),
            execution_options={"synchronize_session": "fetch"},
        )
    ).rowcount
