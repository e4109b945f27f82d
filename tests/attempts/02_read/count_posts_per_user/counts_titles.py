# expect: incorrect counts_values
from sqlalchemy import distinct, func, select

from course_lib.app import Post, User


async def count_posts_per_user(db):
    return (
        await db.execute(
            select(User.username, func.count(distinct(Post.title)))
            .outerjoin(User.posts)
            .group_by(User.id)
            .order_by(User.id)
        )
    ).all()
