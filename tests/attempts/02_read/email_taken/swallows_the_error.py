# expect: incorrect never_asked
from sqlalchemy import exists

from course_lib.app import User


async def email_taken(db, email):
    try:
        return await db.scalar(exists().where(User.email == email))
    except Exception:
        return False
