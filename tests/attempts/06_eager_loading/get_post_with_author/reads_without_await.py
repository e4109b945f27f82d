# expect: incorrect lazy_load
from course_lib.app import Post


async def get_post_with_author(db, post_id):
    post = await db.get(Post, post_id)
    assert post.author is not None
    return post
