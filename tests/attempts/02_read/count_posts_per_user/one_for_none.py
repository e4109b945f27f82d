# expect: incorrect counts_one_for_none
from sqlalchemy import func, select

from course_lib.app import User


async def count_posts_per_user(db):
    statement = select(User.username, func.count()).outerjoin(User.posts)
    return (await db.execute(statement.group_by(User.id).order_by(User.id))).all()
