# expect: incorrect others_posts
from sqlalchemy import func, select

from course_lib.app import Post, User


async def latest_post_per_user(db):
    best = (
        select(Post.author_id, func.max(Post.created_at).label("at"))
        .group_by(Post.author_id)
        .subquery()
    )
    return (
        await db.execute(
            select(User.username, Post.title)
            .outerjoin(best, best.c.author_id == User.id)
            .outerjoin(Post, Post.created_at == best.c.at)
            .order_by(User.id)
        )
    ).all()
