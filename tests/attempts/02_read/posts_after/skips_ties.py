# expect: incorrect skips_ties
from sqlalchemy import select

from course_lib.app import Post


async def posts_after(db, last, limit):
    statement = select(Post).order_by(Post.created_at.desc(), Post.id.desc()).limit(limit)
    if last is not None:
        statement = statement.where(Post.created_at < last[0])
    return (await db.scalars(statement)).all()
