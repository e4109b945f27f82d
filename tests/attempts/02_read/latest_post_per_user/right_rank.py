# expect: correct
from sqlalchemy import func, select

from course_lib.app import Post, User


async def latest_post_per_user(db):
    n = (
        func.rank()
        .over(partition_by=User.id, order_by=(Post.created_at.desc(), Post.id.desc()))
        .label("n")
    )
    s = select(User.id, User.username, Post.title, n).select_from(User).outerjoin(Post).subquery()
    return [
        tuple(r)
        for r in await db.execute(select(s.c.username, s.c.title).filter_by(n=1).order_by(s.c.id))
    ]
