# expect: incorrect unique_missing
from sqlalchemy import select
from sqlalchemy.orm import joinedload

from course_lib.app import Post, User


async def list_users_with_posts_and_comments(db):
    tree = joinedload(User.posts).joinedload(Post.comments)
    return (await db.scalars(select(User).options(tree).order_by(User.id))).all()
