# expect: incorrect never_added
from sqlalchemy.exc import IntegrityError

from course_lib.app import User


async def register_user(db, username, email, hashed_pw):
    user = User(username=username, email=email, hashed_password=hashed_pw)
    try:
        async with db.begin_nested():
            pass
    except IntegrityError:
        return None
    return user
