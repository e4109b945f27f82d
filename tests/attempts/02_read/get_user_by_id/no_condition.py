# expect: incorrect other_user
from sqlalchemy import select

from course_lib.app import User


async def get_user_by_id(db, user_id):
    return await db.scalar(select(User))
