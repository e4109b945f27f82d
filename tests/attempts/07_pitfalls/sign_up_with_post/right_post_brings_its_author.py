# expect: correct
from course_lib.app import Post, User


async def sign_up_with_post(db, username, email, title):
    user = User(username=username, email=email, hashed_password="hash")
    db.add(Post(title=title, author=user))
    await db.flush()
    return user
