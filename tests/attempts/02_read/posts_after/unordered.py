# expect: incorrect no_order
from sqlalchemy import select, tuple_

from course_lib.app import Post


async def posts_after(db, last, limit):
    s = select(Post).limit(limit)
    if last is not None:
        s = s.where(tuple_(Post.created_at, Post.id) < last)
    return (await db.scalars(s)).all()
