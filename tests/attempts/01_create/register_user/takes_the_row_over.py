# expect: incorrect taken_email_not_refused
from sqlalchemy.dialects.sqlite import insert as sqlite_insert

from course_lib.app import User


async def register_user(db, username, email, hashed_pw):
    s = sqlite_insert(User).values(username=username, email=email, hashed_password=hashed_pw)
    return await db.scalar(
        s.on_conflict_do_update(
            index_elements=["email"], set_={"username": username, "hashed_password": hashed_pw}
        ).returning(User)
    )
