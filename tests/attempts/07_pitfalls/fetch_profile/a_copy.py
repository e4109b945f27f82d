# expect: incorrect made_by_hand
from sqlalchemy.orm import selectinload

from course_lib.app import Post, User


async def fetch_profile(Session, user_id):
    async with Session() as db:
        user = await db.get(User, user_id, options=[selectinload(User.posts)])
        if user is None:
            return None
        posts = [Post(id=post.id, title=post.title) for post in user.posts]
        return User(id=user.id, username=user.username, email=user.email, posts=posts)
