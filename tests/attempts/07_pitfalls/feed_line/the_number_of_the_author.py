# expect: incorrect author_left_out
from course_lib.app import Post


async def feed_line(db, post_id):
    post = await db.get(Post, post_id)
    if post is None:
        return None
    return f"{post.title} by {post.author_id}"
