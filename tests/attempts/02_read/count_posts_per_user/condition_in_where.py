# expect: incorrect no_zeros
from sqlalchemy import func, select

from course_lib.app import Post, User


async def count_posts_per_user(db):
    q = (
        select(User.username, func.count(Post.id))
        .join_from(User, Post, isouter=True)
        .where(Post.author_id == User.id)
        .group_by(User.id)
        .order_by(User.id)
    )
    return (await db.execute(q)).all()
