# expect: incorrect wrong_post
from sqlalchemy import delete

from course_lib.app import Post


async def delete_post(db, post_id):
    result = await db.execute(delete(Post).where(Post.author_id == post_id))
    return result.rowcount > 0
