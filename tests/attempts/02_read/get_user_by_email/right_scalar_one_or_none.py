# expect: correct
from sqlalchemy import select

from course_lib.app import User


async def get_user_by_email(db, email):
    result = await db.execute(select(User).where(User.email == email))
    return result.scalar_one_or_none()
