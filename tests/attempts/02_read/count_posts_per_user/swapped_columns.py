# expect: incorrect swapped_columns
from sqlalchemy import func, select

from course_lib.app import Post, User


async def count_posts_per_user(db):
    statement = select(func.count(Post.id), User.username).outerjoin(User.posts)
    return (await db.execute(statement.group_by(User.id).order_by(User.id))).all()
