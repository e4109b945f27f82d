# expect: correct
from sqlalchemy import select

from course_lib.app import User


async def list_users(db, skip=0, limit=100):
    if min(skip, limit) < 0:
        raise ValueError(f"negative: {min(skip, limit)}")
    result = await db.execute(select(User).limit(limit).offset(skip).order_by(User.id))
    return [user for (user,) in result]
