# expect: incorrect wrong_posts
from sqlalchemy.orm.attributes import set_committed_value

from course_lib.app import User


async def fetch_profile(Session, user_id):
    async with Session() as db:
        user = await db.get(User, user_id)
        if user:
            set_committed_value(user, "posts", [])
        return user
