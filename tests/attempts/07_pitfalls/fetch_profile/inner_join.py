# expect: incorrect needs_a_post
from sqlalchemy import select
from sqlalchemy.orm import contains_eager

from course_lib.app import User


async def fetch_profile(Session, user_id):
    async with Session() as db:
        return await db.scalar(
            select(User)
            .join(User.posts)
            .options(contains_eager(User.posts))
            .where(User.id == user_id)
        )
