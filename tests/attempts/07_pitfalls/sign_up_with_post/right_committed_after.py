# expect: correct
from sqlalchemy.orm.attributes import set_committed_value

from course_lib.app import Post, User


async def sign_up_with_post(db, username, email, title):
    user = User(username=username, email=email, hashed_password="x")
    db.add(user)
    await db.flush()
    post = Post(title=title, author_id=user.id)
    db.add(post)
    await db.flush()
    set_committed_value(user, "posts", [post])
    return user
