# expect: correct
from sqlalchemy import func, select

from course_lib.app import Post, User


async def latest_post_per_user(db):
    t = (
        func.last_value(Post.title)
        .over(partition_by=User.id, order_by=(Post.created_at, Post.id), rows=(None, None))
        .label("t")
    )
    s = select(User.id, User.username, t).outerjoin(User.posts).distinct().subquery()
    return (await db.execute(select(s.c.username, s.c.t).order_by(s.c.id))).all()
