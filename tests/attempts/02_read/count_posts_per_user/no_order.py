# expect: incorrect no_order
from sqlalchemy import func, select

from course_lib.app import Post, User


async def count_posts_per_user(db):
    posts = select(func.count()).where(Post.author_id == User.id).scalar_subquery()
    return (await db.execute(select(User.username, posts))).all()
