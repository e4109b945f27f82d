# expect: incorrect post_for_a_list
from course_lib.app import Post, User


async def sign_up_with_post(db, username, email, title):
    user = User(username=username, email=email, hashed_password="x", posts=Post(title=title))
    db.add(user)
    await db.flush()
    return user
