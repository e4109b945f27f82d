# expect: correct
from sqlalchemy import select

from course_lib.app import User


async def email_taken(db, email):
    return not await db.scalar(select(~select(User).where(User.email == email).exists()))
