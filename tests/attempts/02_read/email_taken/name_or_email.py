# expect: incorrect other_column
from sqlalchemy import exists, or_, select

from course_lib.app import User


async def email_taken(db, email):
    taken = or_(User.email == email, User.username == email)
    return await db.scalar(select(exists().where(taken)))
