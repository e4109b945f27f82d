# expect: correct
from course_lib.app import Post, User


async def sign_up_with_post(db, username, email, title):
    user = User(username=username, email=email, hashed_password="x")
    db.add(user)
    await db.flush()
    db.add(Post(title=title, author_id=user.id))
    await db.refresh(user, ["posts"])
    return user
