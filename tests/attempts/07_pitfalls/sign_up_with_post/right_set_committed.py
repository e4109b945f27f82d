# expect: correct
from sqlalchemy.orm.attributes import set_committed_value

from course_lib.app import Post, User


async def sign_up_with_post(db, username, email, title):
    user = User(username=username, email=email, hashed_password="x")
    db.add(user)
    await db.flush()
    set_committed_value(user, "posts", [])
    user.posts.append(Post(title=title))
    await db.flush()
    return user
