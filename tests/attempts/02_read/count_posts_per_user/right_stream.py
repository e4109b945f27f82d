# expect: correct
from sqlalchemy import distinct, func, select

from course_lib.app import Post, User


async def count_posts_per_user(db):
    s = (
        select(User.username, func.count(distinct(Post.id)))
        .outerjoin(User.posts)
        .group_by(User.id)
        .order_by(User.id)
    )
    return [row async for row in await db.stream(s)]
