# expect: correct
from sqlalchemy import select, update

from course_lib.app import User


async def deactivate_users(db, user_ids):
    chosen = select(User.id).where(User.id.in_(user_ids), User.is_active)
    statement = update(User).where(User.id.in_(chosen)).values(is_active=False)
    result = await db.execute(statement.execution_options(synchronize_session="fetch"))
    return result.rowcount
