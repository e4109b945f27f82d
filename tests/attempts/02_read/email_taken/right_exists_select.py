# expect: correct
from sqlalchemy import exists, select

from course_lib.app import User


async def email_taken(db, email):
    return await db.scalar(exists(select(1).where(User.email == email)).select())
