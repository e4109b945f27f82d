# expect: correct
from sqlalchemy.orm import joinedload

from course_lib.app import User


async def fetch_profile(*, Session, user_id):
    async with Session() as db:
        return await db.get(User, user_id, options=(joinedload(User.posts),))
