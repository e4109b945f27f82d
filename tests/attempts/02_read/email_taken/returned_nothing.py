# expect: incorrect wrong_type
from sqlalchemy import exists, select

from course_lib.app import User


async def email_taken(db, email):
    await db.scalar(select(exists().where(User.email == email)))
