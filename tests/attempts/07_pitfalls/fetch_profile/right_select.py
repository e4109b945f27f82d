# expect: correct
from sqlalchemy import select
from sqlalchemy.orm import joinedload

from course_lib.app import User


async def fetch_profile(Session, user_id):
    statement = select(User).where(User.id == user_id).options(joinedload(User.posts))
    async with Session() as db:
        return (await db.scalars(statement)).unique().one_or_none()
