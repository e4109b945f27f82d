# expect: incorrect detached
from course_lib.app import User


async def create_user(db, username, email, hashed_pw):
    user = User(username=username, email=email, hashed_password=hashed_pw)
    db.add(user)
    await db.flush()
    db.expunge(user)
    return user
