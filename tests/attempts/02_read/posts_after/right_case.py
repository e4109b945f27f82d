# expect: correct
from sqlalchemy import case, select

from course_lib.app import Post


async def posts_after(db, last, limit):
    s = select(Post).order_by(Post.created_at.desc(), Post.id.desc()).limit(limit)
    if last is not None:
        at, key = last
        s = s.where(case((Post.created_at == at, Post.id < key), else_=Post.created_at < at))
    return (await db.scalars(s)).all()
