# expect: correct
from sqlalchemy import func, select

from course_lib.app import User


async def count_users(db):
    async for n in await db.stream_scalars(select(func.count()).select_from(User)):
        return n
