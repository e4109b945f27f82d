# expect: correct
from sqlalchemy import func, select

from course_lib.app import Post, User


async def count_posts_per_user(db):
    statement = select(User.username, func.count(Post.id.distinct())).outerjoin(User.posts)
    rows = await db.execute(statement.group_by(User.id).order_by(User.id))
    return [[name, number] for name, number in rows]
