# expect: incorrect merged_names
from sqlalchemy import func, select

from course_lib.app import Post, User


async def count_posts_per_user(db):
    return dict(
        (
            await db.execute(
                select(User.username, func.count(Post.id))
                .outerjoin(User.posts)
                .group_by(User.id)
                .order_by(User.id)
            )
        ).all()
    )
