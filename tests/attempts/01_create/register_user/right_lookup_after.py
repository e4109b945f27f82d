# expect: correct
from sqlalchemy import select
from sqlalchemy.exc import IntegrityError

from course_lib.app import User


async def register_user(db, username, email, hashed_pw):
    await db.flush()
    try:
        async with db.begin_nested():
            user = User(username=username, email=email, hashed_password=hashed_pw)
            db.add(user)
    except IntegrityError:
        if await db.scalar(select(User.id).where(User.email == email)):
            return None
        raise
    return user
