# expect: incorrect post_without_author
from course_lib.app import Post, User


async def sign_up_with_post(db, username, email, title):
    user = User(username=username, email=email, hashed_password="x")
    db.add_all([user, Post(title=title)])
    await db.flush()
    return user
