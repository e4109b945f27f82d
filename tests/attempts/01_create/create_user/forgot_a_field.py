# expect: incorrect missing_field
from course_lib.app import User


async def create_user(db, username, email, hashed_pw):
    user = User(username=username, email=email)
    db.add(user)
    await db.flush()
    return user
