# expect: incorrect unknown_field
from course_lib.app import User


async def create_user(db, username, email, hashed_pw):
    user = User(username=username, email=email, hashed_pw=hashed_pw)
    db.add(user)
    await db.flush()
    return user
