# expect: correct
from sqlalchemy import select
from sqlalchemy.orm import joinedload

from course_lib.app import Post


async def get_post_with_author(db, post_id):
    key = db.sync_session.identity_key(Post, post_id)
    if key in db.identity_map:
        return await db.scalar(
            select(Post).options(joinedload(Post.author)).where(Post.id == post_id)
        )
    return await db.get(Post, post_id, options=[joinedload(Post.author)])
