# expect: incorrect list_incomplete
from course_lib.app import Post, User


async def sign_up_with_post(db, username, email, title):
    user = User(username=username, email=email, hashed_password="hash")
    db.add(user)
    await db.flush()
    await user.awaitable_attrs.posts
    db.add(Post(title=title, author_id=user.id))
    await db.flush()
    return user
