# expect: correct
from sqlalchemy import select

from course_lib.app import Post


async def posts_after(db, last, limit):
    page = select(Post).order_by(Post.created_at.desc(), Post.id.desc()).limit(limit)
    if last is None:
        return (await db.scalars(page)).all()
    at, number = last
    page = page.where(Post.created_at <= at, (Post.created_at < at) | (Post.id < number))
    return (await db.scalars(page)).all()
