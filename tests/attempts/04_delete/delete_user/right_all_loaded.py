# expect: correct
from sqlalchemy import select
from sqlalchemy.orm import selectinload

from course_lib.app import Post, User


async def delete_user(db, user_id):
    user = await db.scalar(
        select(User)
        .where(User.id == user_id)
        .options(
            selectinload(User.posts).selectinload(Post.comments),
            selectinload(User.posts).selectinload(Post.tags),
        )
    )
    if user is None:
        return False
    await db.delete(user)
    await db.flush()
    return True
