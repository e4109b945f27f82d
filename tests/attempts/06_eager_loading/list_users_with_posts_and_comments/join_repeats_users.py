# expect: incorrect repeated_rows
from sqlalchemy import select
from sqlalchemy.orm import selectinload

from course_lib.app import Post, User


async def list_users_with_posts_and_comments(db):
    tree = selectinload(User.posts).selectinload(Post.comments)
    statement = select(User).outerjoin(User.posts).options(tree).order_by(User.id)
    return (await db.scalars(statement)).all()
