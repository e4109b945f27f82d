# expect: incorrect active_only
from sqlalchemy import exists, select

from course_lib.app import User


async def email_taken(db, email):
    return await db.scalar(select(exists().where(User.email == email, User.is_active)))
