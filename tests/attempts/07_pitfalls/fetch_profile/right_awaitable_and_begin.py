# expect: correct
from course_lib.app import User


async def fetch_profile(Session, user_id):
    async with Session.begin() as db:
        if (user := await db.get(User, user_id)) is None:
            return None
        await user.awaitable_attrs.posts
        return user
