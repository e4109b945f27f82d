# expect: incorrect wrong_order
from sqlalchemy import func, select

from course_lib.app import Post, User


async def count_posts_per_user(db):
    statement = select(User.username, func.count(Post.id)).outerjoin(User.posts)
    statement = statement.group_by(User.id).order_by(func.count(Post.id).desc())
    return (await db.execute(statement)).all()
