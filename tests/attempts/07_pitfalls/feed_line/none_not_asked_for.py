# expect: incorrect none_not_handled
from sqlalchemy import select
from sqlalchemy.orm import joinedload

from course_lib.app import Post


async def feed_line(db, post_id):
    post = await db.scalar(select(Post).where(Post.id == post_id).options(joinedload(Post.author)))
    return f"{post.title} by {post.author.username}"
