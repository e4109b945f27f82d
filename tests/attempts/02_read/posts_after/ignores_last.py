# expect: incorrect ignores_last
from sqlalchemy import select

from course_lib.app import Post


async def posts_after(db, last, limit):
    statement = select(Post).order_by(Post.created_at.desc(), Post.id.desc()).limit(limit)
    return (await db.scalars(statement)).all()
