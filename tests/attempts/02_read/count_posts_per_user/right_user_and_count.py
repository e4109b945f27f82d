# expect: correct
from sqlalchemy import func, select

from course_lib.app import Post, User


async def count_posts_per_user(db):
    s = select(User, func.count(Post.id)).outerjoin(User.posts).group_by(User.id).order_by(User.id)
    return [(u.username, n) for u, n in (await db.execute(s)).all()]
