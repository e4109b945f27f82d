# expect: correct
from sqlalchemy import select

from course_lib.app import User


async def get_user_by_email(db, email):
    wanted = select(User.id).where(User.email == email).scalar_subquery()
    return await db.scalar(select(User).where(User.id == wanted))
