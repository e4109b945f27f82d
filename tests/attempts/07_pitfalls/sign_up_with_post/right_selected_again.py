# expect: correct
from sqlalchemy import select
from sqlalchemy.orm import selectinload

from course_lib.app import Post, User


async def sign_up_with_post(db, username, email, title):
    user = User(username=username, email=email, hashed_password="hash")
    db.add(user)
    await db.flush()
    db.add(Post(title=title, author_id=user.id))
    await db.flush()
    return await db.scalar(select(User).where(User.id == user.id).options(selectinload(User.posts)))
