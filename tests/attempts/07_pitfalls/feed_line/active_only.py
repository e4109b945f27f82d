# expect: incorrect active_only
from sqlalchemy import select
from sqlalchemy.orm import contains_eager

from course_lib.app import Post, User


async def feed_line(db, post_id):
    active = select(Post).join(Post.author).where(Post.id == post_id, User.is_active)
    post = await db.scalar(active.options(contains_eager(Post.author)))
    return f"{post.title} by {post.author.username}" if post else None
