# expect: incorrect last_is_a_pair
from sqlalchemy import select, tuple_

from course_lib.app import Post


async def posts_after(db, last, limit):
    s = select(Post).order_by(Post.created_at.desc(), Post.id.desc()).limit(limit)
    if last is not None:
        s = s.where(tuple_(Post.created_at, Post.id) < (last.created_at, last.id))
    return (await db.scalars(s)).all()
