# expect: correct
from sqlalchemy import select

from course_lib.app import Post


async def posts_after(db, last, limit):
    ids = select(Post.id)
    if last is not None:
        ids = ids.where(Post.created_at <= last[0]).except_(
            select(Post.id).where(Post.created_at == last[0], Post.id >= last[1])
        )
    return (
        await db.scalars(
            select(Post)
            .where(Post.id.in_(ids))
            .order_by(Post.created_at.desc(), Post.id.desc())
            .limit(limit)
        )
    ).all()
