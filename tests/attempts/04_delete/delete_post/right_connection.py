# expect: correct
from sqlalchemy import delete

from course_lib.app import Post


async def delete_post(db, post_id):
    c = await db.connection()
    return bool((await c.execute(delete(Post).filter_by(id=post_id))).rowcount)
