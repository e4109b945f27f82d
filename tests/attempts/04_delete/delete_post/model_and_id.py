# expect: incorrect object_or_statement
from course_lib.app import Post


async def delete_post(db, post_id):
    await db.delete(Post, post_id)
    return True
