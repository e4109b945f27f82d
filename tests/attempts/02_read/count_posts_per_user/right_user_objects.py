# expect: correct
from sqlalchemy import func, select

from course_lib.app import Post, User


async def count_posts_per_user(db):
    statement = select(User, func.count(Post.id)).outerjoin(User.posts)
    rows = await db.execute(statement.group_by(User.id).order_by(User.id))
    return [(user.username, number) for user, number in rows]
