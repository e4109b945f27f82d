# expect: incorrect active_only
from sqlalchemy import select
from sqlalchemy.orm import selectinload

from course_lib.app import User


async def fetch_profile(Session, user_id):
    active = select(User).where(User.id == user_id, User.is_active)
    async with Session() as db:
        return await db.scalar(active.options(selectinload(User.posts)))
