# expect: incorrect raised_for_nothing
from sqlalchemy import select
from sqlalchemy.orm import joinedload

from course_lib.app import Post


async def get_post_with_author(db, post_id):
    p = await db.scalar(select(Post).where(Post.id == post_id).options(joinedload(Post.author)))
    if p is None:
        raise ValueError("no such post")
    return p
