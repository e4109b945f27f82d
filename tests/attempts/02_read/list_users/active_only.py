# expect: incorrect active_only
from sqlalchemy import select

from course_lib.app import User


async def list_users(db, skip=0, limit=100):
    statement = select(User).where(User.is_active).order_by(User.id).offset(skip).limit(limit)
    return (await db.scalars(statement)).all()
