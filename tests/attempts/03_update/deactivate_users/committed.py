# expect: incorrect committed
from sqlalchemy import update

from course_lib.app import User


async def deactivate_users(db, user_ids):
    statement = update(User).where(User.id.in_(user_ids), User.is_active.is_(True))
    result = await db.execute(statement.values(is_active=False))
    await db.commit()
    return result.rowcount
