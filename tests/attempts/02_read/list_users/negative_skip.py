# expect: incorrect negative_skip
from sqlalchemy import select

from course_lib.app import User


async def list_users(db, skip=0, limit=100):
    if limit < 0:
        raise ValueError(f"limit must not be negative: {limit}")
    statement = select(User).order_by(User.id).offset(skip).limit(limit)
    return (await db.scalars(statement)).all()
