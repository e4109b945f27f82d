# expect: incorrect python_operator
from sqlalchemy import select

from course_lib.app import Post


async def posts_after(db, last, limit):
    statement = select(Post).order_by(Post.created_at.desc(), Post.id.desc()).limit(limit)
    if last is not None:
        at, number = last
        as_old = Post.created_at == at and Post.id < number
        statement = statement.where(Post.created_at < at or as_old)
    return (await db.scalars(statement)).all()
