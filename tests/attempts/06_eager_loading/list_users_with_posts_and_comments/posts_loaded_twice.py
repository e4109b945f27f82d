# expect: incorrect too_many_statements
from sqlalchemy import select
from sqlalchemy.orm import selectinload

from course_lib.app import Post, User


async def list_users_with_posts_and_comments(db):
    posts = (await db.scalars(select(Post).options(selectinload(Post.comments)))).all()
    users = (
        await db.scalars(select(User).options(selectinload(User.posts)).order_by(User.id))
    ).all()
    return users
