# expect: incorrect session_left_open
from sqlalchemy.orm import selectinload

from course_lib.app import User


async def fetch_profile(Session, user_id):
    db = Session()
    return await db.get(User, user_id, options=[selectinload(User.posts)])
