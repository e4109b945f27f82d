# expect: incorrect no_order
from sqlalchemy import select

from course_lib.app import User


async def list_users(db, skip=0, limit=100):
    if skip < 0 or limit < 0:
        raise ValueError(f"{skip}/{limit}")
    return sorted(
        (await db.scalars(select(User).offset(skip).limit(limit))).all(), key=lambda u: u.id
    )
