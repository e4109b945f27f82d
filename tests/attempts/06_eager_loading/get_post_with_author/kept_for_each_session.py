# expect: incorrect kept_answer
from sqlalchemy import select
from sqlalchemy.orm import joinedload

from course_lib.app import Post


KEPT = {}


async def get_post_with_author(db, post_id):
    if (db, post_id) not in KEPT:
        KEPT[db, post_id] = await db.scalar(
            select(Post).where(Post.id == post_id).options(joinedload(Post.author))
        )
    return KEPT[db, post_id]
