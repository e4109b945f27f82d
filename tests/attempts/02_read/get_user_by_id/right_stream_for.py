# expect: correct
from sqlalchemy import select

from course_lib.app import User


async def get_user_by_id(db, user_id):
    async for user in await db.stream_scalars(select(User).where(User.id == user_id)):
        return user
    return None
