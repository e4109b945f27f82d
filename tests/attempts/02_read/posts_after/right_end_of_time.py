# expect: correct
from datetime import UTC, datetime

from sqlalchemy import and_, or_, select

from course_lib.app import Post


async def posts_after(db, last, limit):
    at, number = last or (datetime.max.replace(tzinfo=UTC), 0)
    as_old = and_(Post.created_at == at, Post.id < number)
    statement = select(Post).where(or_(Post.created_at < at, as_old))
    statement = statement.order_by(Post.created_at.desc(), Post.id.desc()).limit(limit)
    return (await db.scalars(statement)).all()
