# expect: correct
from course_lib.app import Post, User


async def sign_up_with_post(db, username, email, title):
    user = User(username=username, email=email, hashed_password="hash")
    post = Post(title=title, author=user)
    db.add_all([user, post])
    await db.flush()
    return user
