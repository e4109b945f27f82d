# expect: correct
from sqlalchemy import insert

from course_lib.app import User


async def create_user(db, username, email, hashed_pw):
    values = dict(hashed_password=hashed_pw, email=email, username=username)
    return await db.scalar(insert(User).values(**values).returning(User))
