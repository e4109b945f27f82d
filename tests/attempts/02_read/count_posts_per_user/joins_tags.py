# expect: incorrect counts_pairs
from sqlalchemy import func, select

from course_lib.app import Post, User


async def count_posts_per_user(db):
    q = (
        select(User.username, func.count(Post.id))
        .outerjoin(User.posts)
        .outerjoin(Post.tags)
        .group_by(User.id)
        .order_by(User.id)
    )
    return (await db.execute(q)).all()
