# expect: correct
from sqlalchemy import delete

from course_lib.app import User


async def purge_inactive_users(db):
    n = 0
    async for _ in await db.stream_scalars(
        delete(User).where(User.is_active.is_(False)).returning(User.id)
    ):
        n += 1
    return n
