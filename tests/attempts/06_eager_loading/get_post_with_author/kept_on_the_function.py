# expect: incorrect detached
from sqlalchemy import select
from sqlalchemy.orm import joinedload

from course_lib.app import Post


async def get_post_with_author(db, post_id):
    kept = get_post_with_author.__dict__.setdefault("kept", {})
    if post_id not in kept:
        statement = select(Post).where(Post.id == post_id).options(joinedload(Post.author))
        kept[post_id] = await db.scalar(statement)
    return kept[post_id]
