# expect: incorrect loads_after_the_end
from course_lib.app import User


async def fetch_profile(Session, user_id):
    async with Session() as db:
        user = await db.get(User, user_id)
    if user:
        await user.awaitable_attrs.posts
    return user
