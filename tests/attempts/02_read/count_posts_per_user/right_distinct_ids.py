# expect: correct
from sqlalchemy import func, select

from course_lib.app import Post, User


async def count_posts_per_user(db):
    q = (
        select(User.username, func.count(func.distinct(Post.id)))
        .outerjoin(User.posts)
        .outerjoin(Post.tags)
        .group_by(User.id)
        .order_by(User.id)
    )
    return list(await db.execute(q))
