# expect: incorrect wrong_type
from sqlalchemy import func, select

from course_lib.app import Post, User


async def count_posts_per_user(db):
    statement = select(User.id, User.username, func.count(Post.id)).outerjoin(User.posts)
    return (await db.execute(statement.group_by(User.id).order_by(User.id))).all()
