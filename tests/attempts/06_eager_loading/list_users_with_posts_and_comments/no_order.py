# expect: incorrect no_order
from sqlalchemy import select
from sqlalchemy.orm import selectinload

from course_lib.app import Post, User


async def list_users_with_posts_and_comments(db):
    return (
        await db.scalars(select(User).options(selectinload(User.posts).selectinload(Post.comments)))
    ).all()
