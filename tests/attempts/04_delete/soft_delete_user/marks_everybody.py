# expect: incorrect not_marked
from sqlalchemy import update

from course_lib.app import User


async def soft_delete_user(db, user_id):
    await db.execute(update(User).values(is_active=False))
    r = await db.execute(
        update(User).where(User.id == user_id).values(email=f"deleted-{user_id}@example.invalid")
    )
    return r.rowcount > 0
