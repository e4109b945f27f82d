# expect: correct
from sqlalchemy import select
from sqlalchemy.orm import joinedload

from course_lib.app import Post


async def get_post_with_author(db, post_id):
    return await db.scalar(
        select(Post)
        .where(Post.id == post_id)
        .options(joinedload(Post.author))
        .execution_options(populate_existing=True)
    )
