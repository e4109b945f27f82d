# expect: incorrect zero_is_missing
from sqlalchemy import select
from sqlalchemy.orm import joinedload

from course_lib.app import Post


async def get_post_with_author(db, post_id):
    if not post_id:
        return None
    return await db.scalar(select(Post).where(Post.id == post_id).options(joinedload(Post.author)))
