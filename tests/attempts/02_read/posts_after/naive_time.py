# expect: incorrect changes_the_time
from sqlalchemy import select, tuple_

from course_lib.app import Post


async def posts_after(db, last, limit):
    s = select(Post).order_by(Post.created_at.desc(), Post.id.desc()).limit(limit)
    if last is not None:
        s = s.where(tuple_(Post.created_at, Post.id) < (last[0].replace(tzinfo=None), last[1]))
    return (await db.scalars(s)).all()
