# expect: not_attempted
from sqlalchemy.ext.asyncio import AsyncSession

from course_lib.app import Post, User


async def sign_up_with_post(db: AsyncSession, username: str, email: str, title: str) -> User:
    """Insert a user with a first post, flush, and return the user."""
    user = User(username=username, email=email, hashed_password="hash")
    db.add(user)
    await db.flush()
    user.posts.append(Post(title=title))
    await db.flush()
    return user
