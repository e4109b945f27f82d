# expect: correct
from sqlalchemy import func, select

from course_lib.app import Post, User


async def count_posts_per_user(db):
    posts = select(func.count()).where(Post.author_id == User.id).scalar_subquery()
    result = await db.execute(select(User.username, posts).order_by(User.id))
    return list(result)
