# expect: incorrect made_to_delete
from course_lib.app import Post


async def delete_post(db, post_id):
    await db.delete(Post(id=post_id))
    await db.flush()
    return True
