# expect: incorrect wrong_type
from sqlalchemy import func, select

from course_lib.app import User


async def email_taken(db, email):
    return await db.scalar(select(func.count()).where(User.email == email))
