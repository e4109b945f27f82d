# expect: incorrect wrong_rows
from sqlalchemy import select
from sqlalchemy.orm import selectinload

from course_lib.app import Post, User


async def delete_user(db, user_id):
    u = await db.scalar(
        select(User)
        .where(User.id == user_id)
        .options(selectinload(User.posts).selectinload(Post.tags))
    )
    if u is None:
        return False
    for p in u.posts:
        for t in list(p.tags):
            await db.delete(t)
    await db.delete(u)
    await db.flush()
    return True
