# expect: incorrect never_flushed
from course_lib.app import Post, User


async def sign_up_with_post(db, username, email, title):
    user = User(username=username, email=email, hashed_password="hash", posts=[])
    db.add(user)
    await db.flush()
    user.posts.append(Post(title=title))
    return user
