# expect: incorrect zero_is_missing
from sqlalchemy import delete

from course_lib.app import Post


async def delete_post(db, post_id):
    return bool(await db.scalar(delete(Post).where(Post.id == post_id).returning(Post.id)))
