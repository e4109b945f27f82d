# expect: incorrect kept_answer
from sqlalchemy import select
from sqlalchemy.orm import joinedload

from course_lib.app import Post


MISSING = set()


async def get_post_with_author(db, post_id):
    if post_id in MISSING:
        return None
    post = await db.scalar(select(Post).where(Post.id == post_id).options(joinedload(Post.author)))
    if post is None:
        MISSING.add(post_id)
    return post
