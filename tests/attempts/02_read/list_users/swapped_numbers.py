# expect: incorrect swapped_numbers
from sqlalchemy import select

from course_lib.app import User


async def list_users(db, skip=0, limit=100):
    return (await db.scalars(select(User).order_by(User.id).offset(limit).limit(skip))).all()
