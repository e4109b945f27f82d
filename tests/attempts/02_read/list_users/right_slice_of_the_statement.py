# expect: correct
from sqlalchemy import select

from course_lib.app import User


async def list_users(db, skip=0, limit=100):
    for name, number in {"skip": skip, "limit": limit}.items():
        if number < 0:
            raise ValueError(f"{name} must not be negative: {number}")
    found = await db.execute(select(User).order_by(User.id.asc()).slice(skip, skip + limit))
    return list(found.scalars())
