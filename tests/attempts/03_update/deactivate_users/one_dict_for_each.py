# expect: incorrect row_for_every_id
from sqlalchemy import update

from course_lib.app import User


async def deactivate_users(db, user_ids):
    await db.execute(update(User), [{"id": i, "is_active": False} for i in user_ids])
    return len(user_ids)
