# expect: correct
from sqlalchemy.dialects.sqlite import insert

from course_lib.app import User


async def register_user(db, username, email, hashed_pw):
    statement = (
        insert(User)
        .values(username=username, email=email, hashed_password=hashed_pw)
        .on_conflict_do_nothing(index_elements=[User.email])
        .returning(User)
    )
    return await db.scalar(statement)
