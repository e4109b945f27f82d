# expect: incorrect broke_session
from sqlalchemy.exc import IntegrityError

from course_lib.app import User


async def register_user(db, username, email, hashed_pw):
    await db.begin_nested()
    user = User(username=username, email=email, hashed_password=hashed_pw)
    db.add(user)
    try:
        await db.flush()
    except IntegrityError as e:
        if "UNIQUE" in str(e.orig):
            return None
        raise
    return user
