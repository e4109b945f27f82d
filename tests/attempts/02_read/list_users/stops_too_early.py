# expect: incorrect stops_too_early
from sqlalchemy import select

from course_lib.app import User


async def list_users(db, skip=0, limit=100):
    return (await db.scalars(select(User).order_by(User.id).slice(skip, limit))).all()
