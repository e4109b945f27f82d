# expect: incorrect check_then_insert
from sqlalchemy import select

from course_lib.app import User


async def register_user(db, username, email, hashed_pw):
    if await db.scalar(select(User).where(User.email == email)):
        return None
    user = User(username=username, email=email, hashed_password=hashed_pw)
    db.add(user)
    await db.flush()
    return user
