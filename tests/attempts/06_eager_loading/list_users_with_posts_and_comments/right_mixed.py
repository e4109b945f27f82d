# expect: correct
from sqlalchemy import select
from sqlalchemy.orm import joinedload, selectinload

from course_lib.app import Post, User


async def list_users_with_posts_and_comments(db):
    loader = selectinload(User.posts).options(joinedload(Post.comments))
    return list(await db.scalars(select(User).options(loader).order_by(User.id)))
