# expect: incorrect lazy_load
from sqlalchemy.exc import MissingGreenlet

from course_lib.app import Post


async def feed_line(db, post_id):
    post = await db.get(Post, post_id)
    if post is None:
        return None
    try:
        return f"{post.title} by {post.author.username}"
    except MissingGreenlet:
        await db.refresh(post)
        return f"{post.title} by {post.author.username}"
