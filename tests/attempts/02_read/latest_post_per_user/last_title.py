# expect: incorrect sorted_by_title
from sqlalchemy import func, select

from course_lib.app import Post, User


async def latest_post_per_user(db):
    return (
        await db.execute(
            select(User.username, func.max(Post.title))
            .outerjoin(User.posts)
            .group_by(User.id)
            .order_by(User.id)
        )
    ).all()
