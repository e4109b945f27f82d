# expect: incorrect n_plus_one
from sqlalchemy import func, select

from course_lib.app import Post, User


async def count_posts_per_user(db):
    rows = []
    for user in (await db.scalars(select(User).order_by(User.id))).all():
        number = await db.scalar(select(func.count()).where(Post.author_id == user.id))
        rows.append((user.username, number))
    return rows
