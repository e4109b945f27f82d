# expect: incorrect rolled_back

from course_lib.app import User


async def create_user(db, username, email, hashed_pw):
    await db.rollback()
    u = User(username=username, email=email, hashed_password=hashed_pw)
    db.add(u)
    await db.flush()
    return u
