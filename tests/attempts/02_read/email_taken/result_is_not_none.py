# expect: incorrect always_true
from sqlalchemy import select

from course_lib.app import User


async def email_taken(db, email):
    return await db.scalars(select(User).where(User.email == email)) is not None
