# expect: correct
from sqlalchemy import select

from course_lib.app import User


async def get_user_by_email(db, email):
    found = await db.stream_scalars(select(User).where(User.email == email))
    return await found.first()
