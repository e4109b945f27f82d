# expect: incorrect lazy_load
from course_lib.app import User


async def fetch_profile(Session, user_id):
    async with Session() as db:
        user = await db.get(User, user_id)
        if user is not None:
            list(user.posts)
        return user
