# expect: correct
from sqlalchemy import select
from sqlalchemy.orm import defaultload, selectinload

from course_lib.app import Post, User


async def list_users_with_posts_and_comments(db):
    posts = selectinload(User.posts)
    comments = defaultload(User.posts).selectinload(Post.comments)
    return (await db.scalars(select(User).order_by(User.id).options(posts, comments))).all()
