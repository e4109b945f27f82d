# expect: correct
from sqlalchemy import select
from sqlalchemy.exc import IntegrityError

from course_lib.app import User


async def register_user(db, username, email, hashed_pw):
    if await db.scalar(select(User.id).where(User.email == email)):
        return None
    try:
        async with db.begin_nested():
            user = User(username=username, email=email, hashed_password=hashed_pw)
            db.add(user)
            await db.flush()
            return user
    except IntegrityError as error:
        if "UNIQUE" not in str(error):
            raise
        return None
