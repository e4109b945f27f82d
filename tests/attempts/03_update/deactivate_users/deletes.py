# expect: incorrect deleted
from sqlalchemy import delete

from course_lib.app import User


async def deactivate_users(db, user_ids):
    return (await db.execute(delete(User).where(User.id.in_(user_ids), User.is_active))).rowcount
