# expect: incorrect option_path
from sqlalchemy import select
from sqlalchemy.orm import selectinload

from course_lib.app import Post, User


async def list_users_with_posts_and_comments(db):
    statement = select(User).options(selectinload(User.posts), selectinload(Post.comments))
    return (await db.scalars(statement.order_by(User.id))).all()
