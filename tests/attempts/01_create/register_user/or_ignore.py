# expect: incorrect swallowed_error
from sqlalchemy import insert

from course_lib.app import User


async def register_user(db, username, email, hashed_pw):
    return await db.scalar(
        insert(User)
        .prefix_with("OR IGNORE")
        .values(username=username, email=email, hashed_password=hashed_pw)
        .returning(User)
    )
