# expect: incorrect own_session
from sqlalchemy.ext.asyncio import AsyncSession

from course_lib.app import User


async def create_user(db, username, email, hashed_pw):
    user = User(username=username, email=email, hashed_password=hashed_pw)
    async with AsyncSession(db.bind) as s:
        s.add(user)
        await s.flush()
        return user
