# expect: incorrect wrong_result
from sqlalchemy import delete

from course_lib.app import Post


async def delete_post(db, post_id):
    await db.execute(delete(Post).where(Post.id == post_id))
    return True
