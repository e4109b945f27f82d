# expect: incorrect wrong_post
from course_lib.app import Post


async def untag_post(db, post_id, tag_name):
    post = await db.get(Post, post_id)
    if post is None:
        return False
    await db.delete(post)
    await db.flush()
    return True
