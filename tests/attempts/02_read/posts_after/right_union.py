# expect: correct
from sqlalchemy import select

from course_lib.app import Post


async def posts_after(db, last, limit):
    page = select(Post).order_by(Post.created_at.desc(), Post.id.desc()).limit(limit)
    if last is None:
        return (await db.scalars(page)).all()
    older = select(Post.id).where(Post.created_at < last[0])
    as_old = select(Post.id).where(Post.created_at == last[0], Post.id < last[1])
    return (await db.scalars(page.where(Post.id.in_(older.union_all(as_old))))).all()
