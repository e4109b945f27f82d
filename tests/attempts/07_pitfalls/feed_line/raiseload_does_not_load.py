# expect: incorrect raiseload
from sqlalchemy import select
from sqlalchemy.orm import raiseload

from course_lib.app import Post


async def feed_line(db, post_id):
    post = await db.scalar(select(Post).where(Post.id == post_id).options(raiseload("*")))
    if post is None:
        return None
    return f"{post.title} by {post.author.username}"
