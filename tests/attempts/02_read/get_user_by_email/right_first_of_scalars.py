# expect: correct
from sqlalchemy import select

from course_lib.app import User


async def get_user_by_email(db, email):
    users = await db.scalars(select(User).where(User.email == email).limit(1))
    return next(iter(users), None)
