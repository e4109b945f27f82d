# expect: incorrect returning_has_rows
from sqlalchemy import delete

from course_lib.app import Post


async def delete_post(db, post_id):
    r = await db.execute(delete(Post).where(Post.id == post_id).returning(Post.id))
    return r.rowcount > 0
