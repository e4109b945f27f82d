# expect: incorrect missing_rows
from sqlalchemy import select
from sqlalchemy.orm import contains_eager

from course_lib.app import Post, User


async def list_users_with_posts_and_comments(db):
    statement = (
        select(User)
        .join(User.posts)
        .options(contains_eager(User.posts).selectinload(Post.comments))
        .order_by(User.id)
    )
    return (await db.scalars(statement)).unique().all()
