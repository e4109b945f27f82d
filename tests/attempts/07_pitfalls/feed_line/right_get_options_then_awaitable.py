# expect: correct
from sqlalchemy.orm import joinedload

from course_lib.app import Post


async def feed_line(db, post_id):
    post = await db.get(Post, post_id, options=[joinedload(Post.author)])
    if post is None:
        return None
    return f"{post.title} by {(await post.awaitable_attrs.author).username}"
