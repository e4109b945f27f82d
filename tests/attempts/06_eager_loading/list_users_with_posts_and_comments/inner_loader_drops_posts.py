# expect: incorrect partial_collection
from sqlalchemy import select
from sqlalchemy.orm import selectinload

from course_lib.app import Post, User


async def list_users_with_posts_and_comments(db):
    return (
        await db.scalars(
            select(User)
            .order_by(User.id)
            .options(selectinload(User.posts).joinedload(Post.comments, innerjoin=True))
        )
    ).all()
