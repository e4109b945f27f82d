# expect: incorrect wrong_type
from sqlalchemy import select

from course_lib.app import User


async def email_taken(db, email):
    return await db.scalar(select(User).where(User.email == email)) or False
