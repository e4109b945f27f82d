# expect: incorrect active_only
from sqlalchemy import func, select

from course_lib.app import Post, User


async def count_posts_per_user(db):
    statement = select(User.username, func.count(Post.id)).outerjoin(User.posts)
    statement = statement.where(User.is_active).group_by(User.id).order_by(User.id)
    return (await db.execute(statement)).all()
