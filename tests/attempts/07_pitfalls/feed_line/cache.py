# expect: incorrect old_title
from sqlalchemy import select
from sqlalchemy.orm import joinedload

from course_lib.app import Post

CACHE = {}


async def feed_line(db, post_id):
    if post_id not in CACHE:
        post = await db.scalar(
            select(Post).options(joinedload(Post.author)).where(Post.id == post_id)
        )
        CACHE[post_id] = post and f"{post.title} by {post.author.username}"
    return CACHE[post_id]
