# expect: incorrect lazy_load
from sqlalchemy import select
from sqlalchemy.orm import selectinload

from course_lib.app import Post, User


async def list_users_with_posts_and_comments(db):
    tree = selectinload(User.posts, Post.comments)
    return (await db.scalars(select(User).options(tree).order_by(User.id))).all()
