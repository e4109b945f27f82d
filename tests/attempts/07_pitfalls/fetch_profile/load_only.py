# expect: incorrect emptied
from sqlalchemy.orm import load_only, selectinload

from course_lib.app import User


async def fetch_profile(Session, user_id):
    async with Session() as db:
        return await db.get(
            User, user_id, options=[load_only(User.username), selectinload(User.posts)]
        )
