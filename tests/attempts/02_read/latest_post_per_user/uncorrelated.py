# expect: incorrect limit_for_all
from sqlalchemy import select

from course_lib.app import Post, User


async def latest_post_per_user(db):
    t = (
        select(Post.title)
        .order_by(Post.created_at.desc(), Post.id.desc())
        .limit(1)
        .scalar_subquery()
    )
    return (await db.execute(select(User.username, t).order_by(User.id))).all()
