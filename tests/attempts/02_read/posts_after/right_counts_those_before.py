# expect: correct
from sqlalchemy import func, select, tuple_
from sqlalchemy.orm import aliased

from course_lib.app import Post


async def posts_after(db, last, limit):
    s = select(Post).order_by(Post.created_at.desc(), Post.id.desc()).limit(limit)
    if last is not None:
        other = aliased(Post)
        shown = (
            select(func.count())
            .select_from(other)
            .where(tuple_(other.created_at, other.id) >= last)
            .scalar_subquery()
        )
        s = s.offset(shown)
    return (await db.scalars(s)).all()
