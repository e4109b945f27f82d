# expect: correct
from sqlalchemy import insert
from sqlalchemy.exc import IntegrityError

from course_lib.app import User


async def register_user(db, username, email, hashed_pw):
    try:
        return await db.scalar(
            insert(User)
            .values(username=username, email=email, hashed_password=hashed_pw)
            .returning(User)
        )
    except IntegrityError as e:
        if "users.email" in str(e.orig):
            return None
        raise
