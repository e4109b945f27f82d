# expect: correct
from sqlalchemy import and_, func, select

from course_lib.app import Post, User


async def latest_post_per_user(db):
    times = (
        select(Post.author_id, func.max(Post.created_at).label("at"))
        .group_by(Post.author_id)
        .subquery()
    )
    keys = (
        select(Post.author_id, func.max(Post.id).label("id"))
        .join(times, and_(times.c.author_id == Post.author_id, times.c.at == Post.created_at))
        .group_by(Post.author_id)
        .subquery()
    )
    s = (
        select(User.username, Post.title)
        .outerjoin(keys, keys.c.author_id == User.id)
        .outerjoin(Post, Post.id == keys.c.id)
        .order_by(User.id)
    )
    return (await db.execute(s)).all()
