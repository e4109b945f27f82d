# expect: incorrect raised_for_nothing
from sqlalchemy import select

from course_lib.app import User


async def get_user_by_email(db, email):
    user = await db.scalar(select(User).where(User.email == email))
    if not user:
        raise LookupError(email)
    return user
