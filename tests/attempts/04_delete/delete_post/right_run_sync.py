# expect: correct
from course_lib.app import Post


async def delete_post(db, post_id):
    return await db.run_sync(lambda s: s.query(Post).filter(Post.id == post_id).delete() == 1)
