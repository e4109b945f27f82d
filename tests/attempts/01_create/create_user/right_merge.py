# expect: correct

from course_lib.app import User


async def create_user(db, username, email, hashed_pw):
    user = await db.merge(User(username=username, email=email, hashed_password=hashed_pw))
    await db.flush()
    return user
