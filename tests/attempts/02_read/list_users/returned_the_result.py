# expect: incorrect unread_result
from sqlalchemy import select

from course_lib.app import User


async def list_users(db, skip=0, limit=100):
    return await db.scalars(select(User).order_by(User.id).offset(skip).limit(limit))
