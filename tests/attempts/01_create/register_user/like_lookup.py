# expect: incorrect refused_free_email
from sqlalchemy import select
from sqlalchemy.exc import IntegrityError

from course_lib.app import User


async def register_user(db, username, email, hashed_pw):
    if await db.scalar(select(User).where(User.email.like(email))):
        return None
    await db.flush()
    try:
        async with db.begin_nested():
            user = User(username=username, email=email, hashed_password=hashed_pw)
            db.add(user)
    except IntegrityError as e:
        if "users.email" in str(e.orig):
            return None
        raise
    return user
