# expect: correct
from sqlalchemy import func, literal, select, union_all

from course_lib.app import Post, User


async def count_posts_per_user(db):
    some = select(User.id, User.username, func.count(Post.id).label("n")).join(User.posts)
    none = select(User.id, User.username, literal(0)).where(~User.posts.any())
    both = union_all(some.group_by(User.id), none).subquery()
    return (await db.execute(select(both.c.username, both.c.n).order_by(both.c.id))).all()
