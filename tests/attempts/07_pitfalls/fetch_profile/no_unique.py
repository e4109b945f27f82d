# expect: incorrect not_unique
from sqlalchemy import select
from sqlalchemy.orm import joinedload

from course_lib.app import User


async def fetch_profile(Session, user_id):
    async with Session() as db:
        return (
            await db.execute(select(User).options(joinedload(User.posts)).where(User.id == user_id))
        ).scalar_one_or_none()
