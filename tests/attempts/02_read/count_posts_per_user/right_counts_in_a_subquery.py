# expect: correct
from sqlalchemy import func, select

from course_lib.app import Post, User


async def count_posts_per_user(db):
    counts = select(Post.author_id, func.count().label("n")).group_by(Post.author_id).subquery()
    number = func.coalesce(counts.c.n, 0)
    statement = select(User.username, number).outerjoin(counts, counts.c.author_id == User.id)
    return (await db.execute(statement.order_by(User.id))).tuples().all()
