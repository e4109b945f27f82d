# expect: incorrect wrong_rows
from course_lib.app import Post, User


async def sign_up_with_post(db, username, email, title):
    post = Post(title=title)
    user = User(username=username, email=email, hashed_password="x", posts=[post])
    user.posts.append(Post(title=title))
    db.add(user)
    await db.flush()
    return user
