# expect: correct
from sqlalchemy import select
from sqlalchemy.orm import selectinload

from course_lib.app import Post, User


async def list_users_with_posts_and_comments(db):
    r = await db.stream_scalars(
        select(User)
        .options(selectinload(User.posts).selectinload(Post.comments))
        .order_by(User.id)
        .execution_options(yield_per=1000)
    )
    return [u async for u in r]
