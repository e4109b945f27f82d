# expect: incorrect no_first_page
from sqlalchemy import and_, or_, select

from course_lib.app import Post


async def posts_after(db, last, limit):
    created_at, post_id = last or (None, None)
    statement = select(Post).order_by(Post.created_at.desc(), Post.id.desc()).limit(limit)
    as_old = and_(Post.created_at == created_at, Post.id < post_id)
    statement = statement.where(or_(Post.created_at < created_at, as_old))
    return (await db.scalars(statement)).all()
