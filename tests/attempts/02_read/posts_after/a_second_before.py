# expect: incorrect rounded_time
from datetime import timedelta

from sqlalchemy import and_, or_, select

from course_lib.app import Post


async def posts_after(db, last, limit):
    s = select(Post).order_by(Post.created_at.desc(), Post.id.desc()).limit(limit)
    if last is not None:
        s = s.where(
            or_(
                Post.created_at <= last[0] - timedelta(seconds=1),
                and_(Post.created_at == last[0], Post.id < last[1]),
            )
        )
    return (await db.scalars(s)).all()
