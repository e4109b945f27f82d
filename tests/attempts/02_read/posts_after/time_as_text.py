# expect: incorrect repeats_ties
from sqlalchemy import select, text

from course_lib.app import Post


async def posts_after(db, last, limit):
    q = select(Post).order_by(Post.created_at.desc(), Post.id.desc()).limit(limit)
    if last:
        q = q.where(text("(created_at, id) < (:t, :i)").bindparams(t=str(last[0]), i=last[1]))
    return (await db.scalars(q)).all()
