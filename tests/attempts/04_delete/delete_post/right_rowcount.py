# expect: correct
from sqlalchemy import delete

from course_lib.app import Post


async def delete_post(db, post_id):
    result = await db.execute(delete(Post).where(Post.id == post_id))
    return result.rowcount > 0
