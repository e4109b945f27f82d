# expect: incorrect zero_limit
from sqlalchemy import select

from course_lib.app import User


async def list_users(db, skip=0, limit=100):
    if skip < 0 or limit < 0:
        raise ValueError(f"limit {limit} {skip}")
    s = select(User).order_by(User.id)
    if skip:
        s = s.offset(skip)
    if limit:
        s = s.limit(limit)
    return (await db.scalars(s)).all()
