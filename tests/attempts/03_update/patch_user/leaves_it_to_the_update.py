# expect: incorrect wrong_error
from sqlalchemy import update

from course_lib.app import User


async def patch_user(db, user_id, changes):
    if changes.keys() & {"id", "hashed_password", "created_at", "updated_at", "posts"}:
        raise ValueError
    return await db.scalar(update(User).where(User.id == user_id).values(**changes).returning(User))
