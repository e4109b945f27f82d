# expect: incorrect returned_nothing
from sqlalchemy import select
from sqlalchemy.orm import contains_eager

from course_lib.app import Post, User


async def get_post_with_author(db, post_id):
    return await db.scalar(
        select(Post)
        .join(Post.author)
        .where(Post.id == post_id, User.is_active.is_(True))
        .options(contains_eager(Post.author))
    )
