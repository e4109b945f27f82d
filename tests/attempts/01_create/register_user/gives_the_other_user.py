# expect: incorrect taken_email_not_refused
from sqlalchemy import select

from course_lib.app import User


async def register_user(db, username, email, hashed_pw):
    found = await db.scalar(select(User).where(User.email == email))
    if found:
        return found
    user = User(username=username, email=email, hashed_password=hashed_pw)
    db.add(user)
    await db.flush()
    return user
