# expect: incorrect everybody
from sqlalchemy import update

from course_lib.app import User


async def deactivate_users(db, user_ids):
    statement = update(User).where(User.is_active.is_(True)).values(is_active=False)
    if user_ids:
        statement = statement.where(User.id.in_(user_ids))
    return (await db.execute(statement)).rowcount
