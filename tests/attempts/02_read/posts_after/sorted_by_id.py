# expect: incorrect sorted_by_id
from sqlalchemy import select

from course_lib.app import Post


async def posts_after(db, last, limit):
    statement = select(Post).order_by(Post.id.desc()).limit(limit)
    if last is not None:
        statement = statement.where(Post.id < last[1])
    return (await db.scalars(statement)).all()
