# expect: correct
from sqlalchemy import select

from course_lib.app import Post


async def posts_after(db, last, limit):
    statement = select(Post).order_by(Post.created_at.desc(), Post.id.desc()).limit(limit)
    if last is not None:
        at, number = last
        newer = (Post.created_at > at) | ((Post.created_at == at) & (Post.id >= number))
        statement = statement.where(~newer)
    return (await db.scalars(statement)).all()
