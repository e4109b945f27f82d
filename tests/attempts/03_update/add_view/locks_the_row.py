# expect: incorrect lost_update
from course_lib.app import Post


async def add_view(db, post_id):
    post = await db.get(Post, post_id, with_for_update=True)
    if post is None:
        return None
    post.views += 1
    await db.flush()
    return post.views
