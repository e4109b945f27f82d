# expect: incorrect always_true
from sqlalchemy import exists, select

from course_lib.app import User


async def email_taken(db, email):
    return await db.scalar(select(exists(select(User))))
