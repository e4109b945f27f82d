# expect: correct
from sqlalchemy import select
from sqlalchemy.orm import selectinload

from course_lib.app import User


async def fetch_profile(Session, user_id):
    async with Session() as db:
        async for user in await db.stream_scalars(
            select(User).options(selectinload(User.posts)).filter_by(id=user_id)
        ):
            return user
    return None
