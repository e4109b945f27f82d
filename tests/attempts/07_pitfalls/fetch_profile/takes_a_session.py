# expect: incorrect wrong_parameters
from sqlalchemy.orm import selectinload

from course_lib.app import User


async def fetch_profile(db):
    return await db.get(User, 7, options=[selectinload(User.posts)])
