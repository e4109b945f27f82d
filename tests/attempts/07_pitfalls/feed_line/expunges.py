# expect: incorrect expunged
from sqlalchemy.orm import joinedload

from course_lib.app import Post


async def feed_line(db, post_id):
    post = await db.get(Post, post_id)
    if post is None:
        return None
    title = post.title
    db.expunge(post)
    shown = await db.get(Post, post_id, options=[joinedload(Post.author)])
    return f"{title} by {shown.author.username}"
