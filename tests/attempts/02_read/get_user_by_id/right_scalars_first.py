# expect: correct
from sqlalchemy import select

from course_lib.app import User


async def get_user_by_id(db, user_id):
    found = await db.scalars(select(User).filter(User.id.in_([user_id])).limit(1))
    return found.first()
