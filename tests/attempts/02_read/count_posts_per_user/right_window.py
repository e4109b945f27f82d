# expect: correct
from sqlalchemy import func, select

from course_lib.app import Post, User


async def count_posts_per_user(db):
    number = func.count(Post.id).over(partition_by=User.id)
    statement = select(User.id, User.username, number.label("n")).outerjoin(User.posts)
    rows = statement.distinct().subquery()
    return (await db.execute(select(rows.c.username, rows.c.n).order_by(rows.c.id))).all()
