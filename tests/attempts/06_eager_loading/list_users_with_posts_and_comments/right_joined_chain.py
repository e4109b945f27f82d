# expect: correct
from sqlalchemy import select
from sqlalchemy.orm import joinedload

from course_lib.app import Post, User


async def list_users_with_posts_and_comments(db):
    tree = joinedload(User.posts).joinedload(Post.comments)
    result = await db.execute(select(User).order_by(User.id).options(tree))
    return result.unique().scalars().all()
