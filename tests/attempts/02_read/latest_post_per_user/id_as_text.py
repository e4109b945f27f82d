# expect: incorrect wrong_of_a_tie
from sqlalchemy import String, cast, select

from course_lib.app import Post, User


async def latest_post_per_user(db):
    t = (
        select(Post.title)
        .where(Post.author_id == User.id)
        .order_by((cast(Post.created_at, String) + cast(Post.id, String)).desc())
        .limit(1)
        .scalar_subquery()
    )
    return (await db.execute(select(User.username, t).order_by(User.id))).all()
