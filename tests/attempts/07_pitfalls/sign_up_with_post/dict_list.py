# expect: incorrect list_not_followed
from course_lib.app import Post, User


async def sign_up_with_post(db, username, email, title):
    user = User(username=username, email=email, hashed_password="x")
    db.add(user)
    await db.flush()
    post = Post(title=title, author_id=user.id)
    db.add(post)
    await db.flush()
    user.__dict__["posts"] = [post]
    return user
