# expect: correct
from course_lib.app import Post, User


async def sign_up_with_post(db, username, email, title):
    db.add(user := User(username=username, email=email, hashed_password="hash"))
    user.posts += [Post(title=title)]
    await db.flush()
    return user
