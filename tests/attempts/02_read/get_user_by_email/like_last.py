# expect: incorrect wildcards
from sqlalchemy import select

from course_lib.app import User


async def get_user_by_email(db, email):
    found = select(User).where(User.email.like(email)).order_by(User.id.desc())
    return await db.scalar(found.limit(1))
