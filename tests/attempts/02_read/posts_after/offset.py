# expect: incorrect counts_rows
from sqlalchemy import select

from course_lib.app import Post


async def posts_after(db, last, limit):
    s = select(Post).order_by(Post.created_at.desc(), Post.id.desc()).limit(limit)
    if last is not None:
        s = s.offset(limit)
    return (await db.scalars(s)).all()
