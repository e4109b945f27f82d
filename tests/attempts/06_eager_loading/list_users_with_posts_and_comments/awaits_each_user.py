# expect: incorrect n_plus_one
from sqlalchemy import select

from course_lib.app import User


async def list_users_with_posts_and_comments(db):
    users = (await db.scalars(select(User).order_by(User.id))).all()
    for user in users:
        for post in await user.awaitable_attrs.posts:
            await post.awaitable_attrs.comments
    return users
