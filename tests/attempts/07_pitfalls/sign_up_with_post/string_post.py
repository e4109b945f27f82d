# expect: incorrect slip
from course_lib.app import User


async def sign_up_with_post(db, username, email, title):
    user = User(username=username, email=email, hashed_password="x", posts=[title])
    db.add(user)
    await db.flush()
    return user
