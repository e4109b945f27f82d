# expect: incorrect not_loaded
from course_lib.app import User


async def fetch_profile(Session, user_id):
    async with Session() as db:
        user = await db.get(User, user_id)
        await db.commit()
    return user
