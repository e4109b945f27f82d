# expect: correct
from sqlalchemy import select
from sqlalchemy.orm import joinedload

from course_lib.app import Post


async def feed_line(db, post_id):
    statement = select(Post).where(Post.id == post_id).options(joinedload(Post.author))
    post = await db.scalar(statement)
    return f"{post.title} by {post.author.username}" if post else None
