# expect: incorrect groups_by_the_posts
from sqlalchemy import func, select

from course_lib.app import Post, User


async def count_posts_per_user(db):
    return (
        await db.execute(
            select(User.username, func.count(Post.id))
            .outerjoin(User.posts)
            .group_by(Post.author_id)
            .order_by(User.id)
        )
    ).all()
