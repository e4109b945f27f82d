# expect: correct
from sqlalchemy import desc, select, tuple_

from course_lib.app import Post


async def posts_after(db, last, limit):
    behind = [] if last is None else [tuple_(*last) > tuple_(Post.created_at, Post.id)]
    result = await db.execute(
        select(Post).where(*behind).order_by(desc(Post.created_at), desc(Post.id)).limit(limit)
    )
    return list(result.scalars())
