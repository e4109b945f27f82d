# expect: incorrect returned_objects
from sqlalchemy import and_, func, select
from sqlalchemy.orm import aliased

from course_lib.app import Post, User


async def latest_post_per_user(db):
    n = (
        func.row_number()
        .over(partition_by=Post.author_id, order_by=(Post.created_at.desc(), Post.id.desc()))
        .label("n")
    )
    sub = select(Post, n).subquery()
    latest = aliased(Post, sub)
    s = (
        select(User.username, latest)
        .outerjoin(latest, and_(latest.author_id == User.id, sub.c.n == 1))
        .order_by(User.id)
    )
    return (await db.execute(s)).all()
