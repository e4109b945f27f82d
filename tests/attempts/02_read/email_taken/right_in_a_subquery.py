# expect: correct
from sqlalchemy import literal, select

from course_lib.app import User


async def email_taken(db, email):
    return await db.scalar(select(literal(email).in_(select(User.email))))
