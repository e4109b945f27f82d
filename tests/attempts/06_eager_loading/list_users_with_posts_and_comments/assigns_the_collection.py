# expect: incorrect lazy_load
from sqlalchemy import select
from sqlalchemy.orm import selectinload

from course_lib.app import Post, User


async def list_users_with_posts_and_comments(db):
    users = (await db.scalars(select(User).order_by(User.id))).all()
    posts = (await db.scalars(select(Post).options(selectinload(Post.comments)))).all()
    for u in users:
        u.posts = [p for p in posts if p.author_id == u.id]
    return users
