# expect: correct
from sqlalchemy import select
from sqlalchemy.orm import joinedload

from course_lib.app import Post, User


async def fetch_profile(Session, user_id):
    loader = joinedload(User.posts).joinedload(Post.comments)
    async with Session() as db, db.begin():
        result = await db.execute(select(User).filter_by(id=user_id).options(loader))
        return result.unique().scalars().first()
