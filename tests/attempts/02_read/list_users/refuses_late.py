# expect: incorrect refused_late
from sqlalchemy import select

from course_lib.app import User


async def list_users(db, skip=0, limit=100):
    statement = select(User).order_by(User.id).offset(skip).limit(limit)
    users = (await db.scalars(statement)).all()
    if skip < 0 or limit < 0:
        raise ValueError(f"{skip} {limit}")
    return users
