# expect: incorrect changes_the_address
from sqlalchemy import exists, select

from course_lib.app import User


async def email_taken(db, email):
    return await db.scalar(select(exists().where(User.email == email.strip())))
