# expect: incorrect too_many_statements
from sqlalchemy import select
from sqlalchemy.orm import selectinload

from course_lib.app import Post, User


async def list_users_with_posts_and_comments(db):
    loaders = selectinload(User.posts).options(selectinload(Post.comments), selectinload(Post.tags))
    return (await db.scalars(select(User).options(loaders).order_by(User.id))).all()
