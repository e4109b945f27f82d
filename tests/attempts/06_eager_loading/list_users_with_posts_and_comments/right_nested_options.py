# expect: correct
from sqlalchemy import select
from sqlalchemy.orm import raiseload, selectinload

from course_lib.app import Post, User


async def list_users_with_posts_and_comments(db):
    return (
        await db.scalars(
            select(User)
            .options(
                selectinload(User.posts).options(selectinload(Post.comments), raiseload(Post.tags))
            )
            .order_by(User.id)
        )
    ).all()
