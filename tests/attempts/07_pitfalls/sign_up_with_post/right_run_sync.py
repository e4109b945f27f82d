# expect: correct
from course_lib.app import Post, User


async def sign_up_with_post(db, username, email, title):
    def sign_up(session):
        user = User(username=username, email=email, hashed_password="hash")
        session.add(user)
        session.flush()
        user.posts.append(Post(title=title))
        session.flush()
        return user

    return await db.run_sync(sign_up)
