# expect: incorrect lazy_load
from course_lib.app import Post, User


async def sign_up_with_post(db, username, email, title):
    user = User(username=username, email=email, hashed_password="hash")
    db.add(user)
    await db.flush()
    user.posts = [Post(title=title)]
    await db.flush()
    return user
