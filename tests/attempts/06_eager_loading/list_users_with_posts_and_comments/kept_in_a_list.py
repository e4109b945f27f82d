# expect: incorrect detached
from sqlalchemy import select
from sqlalchemy.orm import selectinload

from course_lib.app import Post, User


KEPT = []


async def list_users_with_posts_and_comments(db):
    if not KEPT:
        KEPT.extend(
            (
                await db.scalars(
                    select(User)
                    .options(selectinload(User.posts).selectinload(Post.comments))
                    .order_by(User.id)
                )
            ).all()
        )
    return KEPT
