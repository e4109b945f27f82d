# expect: incorrect old_name
from course_lib.app import Post

NAMES = {}


async def feed_line(db, post_id):
    post = await db.get(Post, post_id)
    if post is None:
        return None
    if post.author_id not in NAMES:
        NAMES[post.author_id] = (await post.awaitable_attrs.author).username
    return f"{post.title} by {NAMES[post.author_id]}"
