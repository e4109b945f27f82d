# expect: correct
from sqlalchemy import select
from sqlalchemy.orm import subqueryload

from course_lib.app import Post, User


async def list_users_with_posts_and_comments(db):
    tree = subqueryload(User.posts).subqueryload(Post.comments)
    return (await db.scalars(select(User).options(tree).order_by(User.id))).all()
