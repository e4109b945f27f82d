# expect: incorrect wrong_type
from sqlalchemy.orm import selectinload

from course_lib.app import User


async def fetch_profile(Session, user_id):
    async with Session() as db:
        user = await db.get(User, user_id, options=[selectinload(User.posts)])
        if user is None:
            return None
        return {"username": user.username, "posts": [post.title for post in user.posts]}
