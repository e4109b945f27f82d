# expect: incorrect merged_names
from sqlalchemy import func, select

from course_lib.app import Post, User


async def count_posts_per_user(db):
    n = select(func.count()).where(Post.author_id == User.id).scalar_subquery()
    return (await db.execute(select(User.username, n).distinct().order_by(User.id))).all()
