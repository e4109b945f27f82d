# expect: incorrect wrong_type
from sqlalchemy import select

from course_lib.app import User


async def get_user_by_id(db, user_id):
    return await db.scalar(select(User.id).where(User.id == user_id))
