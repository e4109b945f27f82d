# expect: correct
from sqlalchemy import insert

from course_lib.app import User


async def create_user(db, username, email, hashed_pw):
    res = await db.stream_scalars(
        insert(User)
        .values({User.username: username, User.email: email, User.hashed_password: hashed_pw})
        .returning(User)
    )
    return await res.one()
