# expect: incorrect exists_alone
from sqlalchemy import exists

from course_lib.app import User


async def email_taken(db, email):
    return await db.scalar(exists().where(User.email == email))
