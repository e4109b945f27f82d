# expect: correct
import asyncio

from sqlalchemy.orm import immediateload

from course_lib.app import User


async def fetch_profile(Session, user_id):
    async def load():
        async with Session() as db:
            return await db.get(User, user_id, options=[immediateload(User.posts)])

    return await asyncio.create_task(load())
