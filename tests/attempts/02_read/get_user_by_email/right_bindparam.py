# expect: correct
from sqlalchemy import bindparam, select

from course_lib.app import User

STATEMENT = select(User).where(User.email == bindparam("address"))


async def get_user_by_email(db, email):
    return await db.scalar(STATEMENT, {"address": email})
