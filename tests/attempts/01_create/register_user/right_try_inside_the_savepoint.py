# expect: correct
from sqlalchemy.exc import IntegrityError

from course_lib.app import User


async def register_user(db, username, email, hashed_pw):
    user = User(username=username, email=email, hashed_password=hashed_pw)
    async with db.begin_nested():
        try:
            db.add(user)
            await db.flush()
        except IntegrityError as error:
            if error.orig.args[0] != "UNIQUE constraint failed: users.email":
                raise
            return None
    return user
