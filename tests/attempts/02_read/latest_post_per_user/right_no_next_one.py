# expect: correct
from sqlalchemy import and_, func, select

from course_lib.app import Post, User


async def latest_post_per_user(db):
    s = select(
        Post.author_id,
        Post.title,
        func.lead(Post.id)
        .over(partition_by=Post.author_id, order_by=(Post.created_at, Post.id))
        .label("n"),
    ).subquery()
    return [
        (a, b)
        for a, b in await db.execute(
            select(User.username, s.c.title)
            .outerjoin(s, and_(s.c.author_id == User.id, s.c.n.is_(None)))
            .order_by(User.id)
        )
    ]
