# expect: correct
from sqlalchemy import select, tuple_

from course_lib.app import Post


async def posts_after(db, last, limit):
    statement = select(Post).order_by(Post.created_at.desc(), Post.id.desc()).limit(limit + 1)
    if last is not None:
        statement = statement.where(tuple_(Post.created_at, Post.id) < last)
    posts = (await db.scalars(statement)).all()
    has_more = len(posts) > limit
    return posts[:limit] if has_more else posts
