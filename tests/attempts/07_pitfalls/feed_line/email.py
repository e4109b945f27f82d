# expect: incorrect author_left_out
from course_lib.app import Post


async def feed_line(db, post_id):
    post = await db.get(Post, post_id)
    return post and f"{post.title} by {(await post.awaitable_attrs.author).email}"
