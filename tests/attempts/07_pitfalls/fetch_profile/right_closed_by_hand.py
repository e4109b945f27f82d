# expect: correct
from sqlalchemy import select
from sqlalchemy.orm import selectinload

from course_lib.app import User


async def fetch_profile(Session, user_id):
    db = Session()
    try:
        return await db.scalar(
            select(User).where(User.id == user_id).options(selectinload(User.posts))
        )
    finally:
        await db.close()
