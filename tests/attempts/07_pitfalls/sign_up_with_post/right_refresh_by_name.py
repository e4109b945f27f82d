# expect: correct
from course_lib.app import Post, User


async def sign_up_with_post(db, username, email, title):
    user = User(username=username, email=email, hashed_password="hash")
    db.add(user)
    await db.flush()
    await db.refresh(user, ["posts"])
    user.posts.append(Post(title=title))
    await db.flush()
    return user
