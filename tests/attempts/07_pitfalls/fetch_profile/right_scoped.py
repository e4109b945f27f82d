# expect: correct
import asyncio

from sqlalchemy.ext.asyncio import async_scoped_session
from sqlalchemy.orm import selectinload

from course_lib.app import User


async def fetch_profile(Session, user_id):
    scoped = async_scoped_session(Session, scopefunc=asyncio.current_task)
    try:
        return await scoped.get(User, user_id, options=[selectinload(User.posts)])
    finally:
        await scoped.remove()
