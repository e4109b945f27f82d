# expect: incorrect wrong_post
from sqlalchemy import select

from course_lib.app import Post


async def delete_post(db, post_id):
    p = await db.scalar(select(Post).where(Post.id == post_id))
    return p is not None
