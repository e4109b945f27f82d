# expect: incorrect null_for_zero
from sqlalchemy import func, select

from course_lib.app import Post, User


async def count_posts_per_user(db):
    c = select(Post.author_id, func.count().label("n")).group_by(Post.author_id).subquery()
    return (
        await db.execute(
            select(User.username, c.c.n).outerjoin(c, c.c.author_id == User.id).order_by(User.id)
        )
    ).all()
