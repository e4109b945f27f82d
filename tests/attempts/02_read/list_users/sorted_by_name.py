# expect: incorrect other_order
from sqlalchemy import select

from course_lib.app import User


async def list_users(db, skip=0, limit=100):
    statement = select(User).order_by(User.username).offset(skip).limit(limit)
    return (await db.scalars(statement)).all()
