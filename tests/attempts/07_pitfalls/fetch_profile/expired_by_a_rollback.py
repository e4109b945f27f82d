# expect: incorrect emptied
from sqlalchemy.orm import selectinload

from course_lib.app import User


async def fetch_profile(Session, user_id):
    async with Session() as db:
        user = await db.get(User, user_id, options=[selectinload(User.posts)])
        await db.rollback()
        return user
