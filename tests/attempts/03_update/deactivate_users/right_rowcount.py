# expect: correct
from sqlalchemy import update

from course_lib.app import User


async def deactivate_users(db, user_ids):
    statement = (
        update(User)
        .where(User.id.in_(user_ids), User.is_active.is_(True))
        .values(is_active=False)
    )
    return (await db.execute(statement)).rowcount
