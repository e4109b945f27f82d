# expect: incorrect wrong_title
from course_lib.app import Post, User


async def sign_up_with_post(db, username, email, title):
    posts = [Post(title=title.title())]
    user = User(username=username, email=email, hashed_password="hash", posts=posts)
    db.add(user)
    await db.flush()
    return user
