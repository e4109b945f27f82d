# expect: incorrect lazy_load
from course_lib.app import Post


async def add_view(db, post_id):
    post = await db.get(Post, post_id)
    if post is None:
        return None
    post.views = Post.views + 1
    await db.flush()
    return post.views
