# expect: correct
from sqlalchemy import select

from course_lib.app import User


async def email_taken(db, email):
    row = (await db.execute(select(1).where(User.email == email).limit(1))).first()
    if row:
        return True
    return False
