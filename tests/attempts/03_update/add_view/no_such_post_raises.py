# expect: incorrect missing_row_raises
from course_lib.app import Post


async def add_view(db, post_id):
    post = await db.get(Post, post_id)
    post.views += 1
    await db.flush()
    return post.views
