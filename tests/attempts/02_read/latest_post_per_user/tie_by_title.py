# expect: incorrect wrong_of_a_tie
from sqlalchemy import and_, func, select

from course_lib.app import Post, User


async def latest_post_per_user(db):
    last = (
        select(Post.author_id, func.max(Post.created_at).label("at"))
        .group_by(Post.author_id)
        .subquery()
    )
    s = (
        select(User.username, func.min(Post.title))
        .outerjoin(last, last.c.author_id == User.id)
        .outerjoin(Post, and_(Post.author_id == User.id, Post.created_at == last.c.at))
        .group_by(User.id)
        .order_by(User.id)
    )
    return (await db.execute(s)).all()
