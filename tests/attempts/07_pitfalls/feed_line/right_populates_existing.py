# expect: correct
from sqlalchemy.orm import joinedload

from course_lib.app import Post


async def feed_line(db, post_id):
    post = await db.get(Post, post_id)
    if post is None:
        return None
    shown = await db.get(Post, post_id, options=[joinedload(Post.author)], populate_existing=True)
    return f"{shown.title} by {shown.author.username}"
