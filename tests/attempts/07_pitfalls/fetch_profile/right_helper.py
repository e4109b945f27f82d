# expect: correct
from sqlalchemy.orm import selectinload

from course_lib.app import User


async def _with_posts(db, user_id):
    return await db.get(User, user_id, options=[selectinload(User.posts)])


async def fetch_profile(Session, user_id):
    async with Session() as db:
        user = await _with_posts(db, user_id)
        await db.commit()
        db.expunge_all()
    return user
