# expect: correct
from sqlalchemy import select
from sqlalchemy.orm import contains_eager

from course_lib.app import User


async def fetch_profile(Session, user_id):
    statement = select(User).outerjoin(User.posts).where(User.id == user_id)
    async with Session() as db:
        result = await db.scalars(statement.options(contains_eager(User.posts)))
        return result.unique().one_or_none()
