# expect: correct
from sqlalchemy import select

from course_lib.app import User


async def get_user_by_id(db, user_id):
    result = await db.execute(select(User).filter_by(id=user_id))
    return result.scalar_one_or_none()
