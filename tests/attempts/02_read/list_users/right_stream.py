# expect: correct
from sqlalchemy import select

from course_lib.app import User


async def list_users(db, skip=0, limit=100):
    if skip < 0 or limit < 0:
        raise ValueError({"skip": skip, "limit": limit})
    stream = await db.stream_scalars(select(User).order_by(User.id).offset(skip).limit(limit))
    return [user async for user in stream]
