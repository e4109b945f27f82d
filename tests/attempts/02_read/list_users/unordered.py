# expect: incorrect no_order
from sqlalchemy import select

from course_lib.app import User


async def list_users(db, skip=0, limit=100):
    return (await db.scalars(select(User).offset(skip).limit(limit))).all()
