# expect: incorrect wrote
from course_lib.app import Post


async def feed_line(db, post_id):
    post = await db.get(Post, post_id)
    if post is None:
        return None
    post.title = f"{post.title} by {(await post.awaitable_attrs.author).username}"
    return post.title
