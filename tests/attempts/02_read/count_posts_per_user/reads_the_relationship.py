# expect: incorrect lazy_load
from sqlalchemy import select

from course_lib.app import User


async def count_posts_per_user(db):
    users = await db.scalars(select(User).order_by(User.id))
    return [(user.username, len(user.posts)) for user in users]
