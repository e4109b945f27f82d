# expect: incorrect active_only
from sqlalchemy import update

from course_lib.app import User


async def soft_delete_user(db, user_id):
    r = await db.execute(
        update(User)
        .where(User.id == user_id, User.is_active)
        .values(is_active=False, email=f"deleted-{user_id}@example.invalid")
    )
    return r.rowcount > 0
