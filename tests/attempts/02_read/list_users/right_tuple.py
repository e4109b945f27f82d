# expect: correct
from sqlalchemy import select

from course_lib.app import User


async def list_users(db, skip=0, limit=100):
    match skip, limit:
        case (s, n) if s < 0 or n < 0:
            raise ValueError(f"not below zero: {s} {n}")
    statement = select(User).order_by(User.__table__.c.id).limit(limit).offset(skip)
    return tuple(await db.scalars(statement))
