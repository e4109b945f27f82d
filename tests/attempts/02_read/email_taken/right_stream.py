# expect: correct
from sqlalchemy import exists, select

from course_lib.app import User


async def email_taken(db, email):
    async for _ in await db.stream(select(1).where(exists().where(User.email == email))):
        return True
    return False
