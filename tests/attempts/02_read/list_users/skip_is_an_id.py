# expect: incorrect no_offset
from sqlalchemy import select

from course_lib.app import User


async def list_users(db, skip=0, limit=100):
    statement = select(User).where(User.id > skip).order_by(User.id).limit(limit)
    return (await db.scalars(statement)).all()
