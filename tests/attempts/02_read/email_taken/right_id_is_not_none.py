# expect: correct
from sqlalchemy import select

from course_lib.app import User


async def email_taken(db, email):
    return (await db.scalar(select(User.id).where(User.email == email))) is not None
