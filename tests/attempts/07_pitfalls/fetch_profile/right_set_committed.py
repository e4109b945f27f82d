# expect: correct
from sqlalchemy import select
from sqlalchemy.orm.attributes import set_committed_value

from course_lib.app import Post, User


async def fetch_profile(Session, user_id):
    async with Session() as db:
        user = await db.get(User, user_id)
        if user is None:
            return None
        posts = (await db.scalars(select(Post).where(Post.author_id == user_id))).all()
        set_committed_value(user, "posts", posts)
        return user
