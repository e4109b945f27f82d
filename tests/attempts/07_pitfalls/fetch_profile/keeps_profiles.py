# expect: incorrect stale_profile
from sqlalchemy.orm import selectinload

from course_lib.app import User

PROFILES = {}


async def fetch_profile(Session, user_id):
    if user_id not in PROFILES:
        async with Session() as db:
            user = await db.get(User, user_id, options=[selectinload(User.posts)])
        if user is None:
            return None
        PROFILES[user_id] = user
    return PROFILES[user_id]
