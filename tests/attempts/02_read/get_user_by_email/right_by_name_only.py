# expect: correct
from sqlalchemy import select

from course_lib.app import User


async def get_user_by_email(db, *, email):
    return await db.scalar(select(User).where(User.email == email))
