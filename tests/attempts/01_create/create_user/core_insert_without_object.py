# expect: incorrect returned_nothing
from sqlalchemy import insert

from course_lib.app import User


async def create_user(db, username, email, hashed_pw):
    await db.execute(insert(User).values(username=username, email=email, hashed_password=hashed_pw))
