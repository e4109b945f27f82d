# expect: incorrect too_many_statements
from course_lib.app import User


async def fetch_profile(Session, user_id):
    async with Session() as db:
        user = await db.get(User, user_id)
        if user is None:
            return None
        for post in await user.awaitable_attrs.posts:
            await db.refresh(post)
        return user
