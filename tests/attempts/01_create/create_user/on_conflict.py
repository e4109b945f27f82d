# expect: incorrect swallowed_error
from sqlalchemy.dialects.sqlite import insert as sqlite_insert

from course_lib.app import User


async def create_user(db, username, email, hashed_pw):
    s = sqlite_insert(User).values(username=username, email=email, hashed_password=hashed_pw)
    return await db.scalar(
        s.on_conflict_do_update(index_elements=[User.email], set_={"username": username}).returning(
            User
        )
    )
