# expect: correct
from sqlalchemy import select, tuple_

from course_lib.app import Post


async def posts_after(db, last, limit):
    wanted = select(Post.id).order_by(Post.created_at.desc(), Post.id.desc()).limit(limit)
    if last is not None:
        wanted = wanted.where(tuple_(Post.created_at, Post.id) < tuple_(last[0], last[1]))
    statement = select(Post).where(Post.id.in_(wanted))
    return (await db.scalars(statement.order_by(Post.created_at.desc(), Post.id.desc()))).all()
