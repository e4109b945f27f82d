# expect: incorrect zero_is_missing
from sqlalchemy import update

from course_lib.app import User


async def soft_delete_user(db, user_id):
    if not user_id:
        return False
    r = await db.execute(
        update(User)
        .where(User.id == user_id)
        .values(is_active=False, email=f"deleted-{user_id}@example.invalid")
    )
    return r.rowcount > 0
