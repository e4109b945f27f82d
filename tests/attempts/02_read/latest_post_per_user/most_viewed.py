# expect: incorrect wrong_rows
from sqlalchemy import and_, func, select

from course_lib.app import Post, User


async def latest_post_per_user(db):
    s = select(
        Post.author_id,
        Post.title,
        func.row_number()
        .over(partition_by=Post.author_id, order_by=(Post.views.desc(), Post.id.desc()))
        .label("n"),
    ).subquery()
    return (
        await db.execute(
            select(User.username, s.c.title)
            .outerjoin(s, and_(s.c.author_id == User.id, s.c.n == 1))
            .order_by(User.id)
        )
    ).all()
