# expect: incorrect not_loaded
from sqlalchemy import select

from course_lib.app import User


async def fetch_profile(Session, user_id):
    async with Session(expire_on_commit=False) as db:
        return await db.scalar(select(User).where(User.id == user_id))
