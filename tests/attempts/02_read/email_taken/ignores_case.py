# expect: incorrect ignores_case
from sqlalchemy import exists, func, select

from course_lib.app import User


async def email_taken(db, email):
    return await db.scalar(select(exists().where(func.lower(User.email) == email.lower())))
