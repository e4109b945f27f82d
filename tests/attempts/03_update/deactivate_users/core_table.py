# expect: incorrect stale_object
from sqlalchemy import update

from course_lib.app import User


async def deactivate_users(db, user_ids):
    users = User.__table__
    statement = update(users).where(users.c.id.in_(user_ids), users.c.is_active)
    return (await db.execute(statement.values(is_active=False))).rowcount
