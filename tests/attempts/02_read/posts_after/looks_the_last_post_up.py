# expect: incorrect needs_the_row
from sqlalchemy import and_, or_, select

from course_lib.app import Post


async def posts_after(db, last, limit):
    statement = select(Post).order_by(Post.created_at.desc(), Post.id.desc()).limit(limit)
    if last is not None:
        post = await db.get(Post, last[1])
        at = post.created_at
        as_old = and_(Post.created_at == at, Post.id < post.id)
        statement = statement.where(or_(Post.created_at < at, as_old))
    return (await db.scalars(statement)).all()
