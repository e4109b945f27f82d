# expect: incorrect factory_used_as_session
from sqlalchemy.orm import selectinload

from course_lib.app import User


async def fetch_profile(Session, user_id):
    return await Session.get(User, user_id, options=[selectinload(User.posts)])
