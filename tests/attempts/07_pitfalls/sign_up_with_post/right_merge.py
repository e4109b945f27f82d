# expect: correct
from course_lib.app import Post, User


async def sign_up_with_post(db, username, email, title):
    user = await db.merge(
        User(username=username, email=email, hashed_password="x", posts=[Post(title=title)])
    )
    await db.flush()
    return user
