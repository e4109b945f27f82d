# expect: incorrect broke_session
from sqlalchemy.exc import IntegrityError

from course_lib.app import User


async def register_user(db, username, email, hashed_pw):
    user = User(username=username, email=email, hashed_password=hashed_pw)
    db.add(user)
    try:
        async with db.begin_nested():
            await db.flush()
    except IntegrityError as e:
        if "UNIQUE" in str(e.orig):
            return None
        raise
    return user
