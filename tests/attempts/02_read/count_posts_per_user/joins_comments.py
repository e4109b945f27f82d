# expect: incorrect counts_pairs
from sqlalchemy import func, select

from course_lib.app import Post, User


async def count_posts_per_user(db):
    return (
        await db.execute(
            select(User.username, func.count(Post.id))
            .outerjoin(User.posts)
            .outerjoin(Post.comments)
            .group_by(User.id)
            .order_by(User.id)
        )
    ).all()
