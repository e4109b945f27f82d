# expect: correct
from sqlalchemy import select

from course_lib.app import User


async def email_taken(db, email):
    match (await db.execute(select(1).where(User.email == email).limit(1))).first():
        case None:
            return False
    return True
