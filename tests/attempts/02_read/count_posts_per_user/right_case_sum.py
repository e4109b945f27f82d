# expect: correct
from sqlalchemy import case, func, select

from course_lib.app import Post, User


async def count_posts_per_user(db):
    number = func.sum(case((Post.id.is_(None), 0), else_=1))
    statement = select(User.username, number).outerjoin(Post).group_by(User).order_by(User.id)
    return [tuple(row) for row in (await db.execute(statement)).all()]
