# expect: incorrect replaced_error
from sqlalchemy.exc import IntegrityError

from course_lib.app import User


async def create_user(db, username, email, hashed_pw):
    user = User(username=username, email=email, hashed_password=hashed_pw)
    db.add(user)
    try:
        await db.flush()
    except IntegrityError as error:
        raise ValueError("taken") from error
    return user
