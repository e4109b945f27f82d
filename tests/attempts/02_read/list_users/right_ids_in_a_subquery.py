# expect: correct
from sqlalchemy import select

from course_lib.app import User


async def list_users(db, skip=0, limit=100):
    if skip < 0 or limit < 0:
        raise ValueError(f"{skip=} {limit=}")
    ids = select(User.id).order_by(User.id).offset(skip).limit(limit)
    return (await db.scalars(select(User).where(User.id.in_(ids)).order_by(User.id))).all()
