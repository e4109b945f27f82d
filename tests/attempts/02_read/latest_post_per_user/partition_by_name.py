# expect: incorrect merged_names
from sqlalchemy import func, select

from course_lib.app import Post, User


async def latest_post_per_user(db):
    n = (
        func.row_number()
        .over(partition_by=User.username, order_by=(Post.created_at.desc(), Post.id.desc()))
        .label("n")
    )
    s = select(User.id, User.username, Post.title, n).outerjoin(User.posts).subquery()
    return (
        await db.execute(select(s.c.username, s.c.title).where(s.c.n == 1).order_by(s.c.id))
    ).all()
