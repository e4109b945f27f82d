# expect: incorrect wrong_rows
from sqlalchemy import select, tuple_

from course_lib.app import Post


async def posts_after(db, last, limit):
    q = select(Post).order_by(Post.views.desc(), Post.id.desc()).limit(limit)
    if last:
        q = q.where(tuple_(Post.created_at, Post.id) < last)
    return (await db.scalars(q)).all()
