# expect: incorrect max_of_each
from sqlalchemy import and_, func, select

from course_lib.app import Post, User


async def latest_post_per_user(db):
    best = (
        select(Post.author_id, func.max(Post.created_at).label("at"), func.max(Post.id).label("id"))
        .group_by(Post.author_id)
        .subquery()
    )
    s = (
        select(User.username, Post.title)
        .outerjoin(best, best.c.author_id == User.id)
        .outerjoin(Post, and_(Post.created_at == best.c.at, Post.id == best.c.id))
        .order_by(User.id)
    )
    return (await db.execute(s)).all()
