# expect: correct
from course_lib.app import Post, User


async def sign_up_with_post(db, *, username, email, title):
    user = User(username=username, email=email, hashed_password="hash")
    user.posts.append(Post(title=title))
    async with db.begin_nested():
        db.add(user)
    return user
