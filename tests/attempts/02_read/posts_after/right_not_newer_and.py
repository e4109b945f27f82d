# expect: correct
from sqlalchemy import or_, select

from course_lib.app import Post


async def posts_after(db, last, limit):
    w = (
        []
        if last is None
        else [Post.created_at <= last[0], or_(Post.created_at < last[0], Post.id < last[1])]
    )
    return list(
        await db.scalars(
            select(Post).where(*w).order_by(Post.created_at.desc(), Post.id.desc()).limit(limit)
        )
    )
