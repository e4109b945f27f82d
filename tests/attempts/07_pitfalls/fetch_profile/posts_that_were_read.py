# expect: incorrect wrong_posts
from sqlalchemy import select
from sqlalchemy.orm import selectinload

from course_lib.app import Post, User


async def fetch_profile(Session, user_id):
    seen = selectinload(User.posts.and_(Post.views > 0))
    async with Session() as db:
        return await db.scalar(select(User).where(User.id == user_id).options(seen))
