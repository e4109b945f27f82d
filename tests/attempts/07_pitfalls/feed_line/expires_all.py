# expect: incorrect change_thrown_away
from sqlalchemy import select
from sqlalchemy.orm import joinedload

from course_lib.app import Post


async def feed_line(db, post_id):
    post = await db.get(Post, post_id)
    if post is None:
        return None
    db.expire(post)
    statement = select(Post).where(Post.id == post_id).options(joinedload(Post.author))
    post = await db.scalar(statement)
    return f"{post.title} by {post.author.username}"
