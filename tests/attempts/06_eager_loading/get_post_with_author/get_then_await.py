# expect: incorrect too_many_statements
from course_lib.app import Post


async def get_post_with_author(db, post_id):
    post = await db.get(Post, post_id)
    if post is not None:
        await post.awaitable_attrs.author
    return post
