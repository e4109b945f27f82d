# expect: incorrect too_many_statements
from course_lib.app import Post


async def delete_post(db, post_id):
    post = await db.get(Post, post_id)
    if post is None:
        return False
    await db.delete(post)
    await db.flush()
    return True
