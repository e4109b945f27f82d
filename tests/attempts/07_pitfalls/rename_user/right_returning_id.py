# expect: correct
from sqlalchemy import update

from course_lib.app import User


async def rename_user(db, user_id, username):
    if (
        await db.scalar(
            update(User).where(User.id == user_id).values(username=username).returning(User.id)
        )
        is None
    ):
        return None
    return await db.get_one(User, user_id)
