# expect: correct
import contextlib

from sqlalchemy import select
from sqlalchemy.orm import subqueryload

from course_lib.app import User


async def fetch_profile(Session, user_id):
    async with contextlib.aclosing(Session()) as db:
        return await db.scalar(
            select(User).options(subqueryload(User.posts)).where(User.id == user_id)
        )
