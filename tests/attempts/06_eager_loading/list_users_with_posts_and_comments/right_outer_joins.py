# expect: correct
from sqlalchemy import select
from sqlalchemy.orm import contains_eager

from course_lib.app import Post, User


async def list_users_with_posts_and_comments(db):
    statement = (
        select(User)
        .outerjoin(User.posts)
        .outerjoin(Post.comments)
        .options(contains_eager(User.posts).contains_eager(Post.comments))
        .order_by(User.id)
    )
    return (await db.scalars(statement)).unique().all()
