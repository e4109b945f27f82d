# expect: correct
from sqlalchemy import func, select

from course_lib.app import User


async def email_taken(db, email):
    count = await db.scalar(select(func.count()).select_from(User).where(User.email == email))
    return count > 0
