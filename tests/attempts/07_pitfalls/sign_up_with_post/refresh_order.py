# expect: incorrect list_not_loaded
from course_lib.app import Post, User


async def sign_up_with_post(db, username, email, title):
    user = User(username=username, email=email, hashed_password="x", posts=[Post(title=title)])
    db.add(user)
    await db.flush()
    await db.refresh(user)
    return user
