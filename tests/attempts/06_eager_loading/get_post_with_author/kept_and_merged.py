# expect: incorrect kept_answer
from sqlalchemy import select
from sqlalchemy.orm import joinedload

from course_lib.app import Post


KEPT = {}


async def get_post_with_author(db, post_id):
    if post_id in KEPT:
        return await db.merge(KEPT[post_id], load=False)
    post = await db.scalar(select(Post).where(Post.id == post_id).options(joinedload(Post.author)))
    if post:
        KEPT[post_id] = post
    return post
