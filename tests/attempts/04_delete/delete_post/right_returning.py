# expect: correct
from sqlalchemy import delete

from course_lib.app import Post


async def delete_post(db, post_id):
    statement = delete(Post).where(Post.id == post_id).returning(Post.id)
    return await db.scalar(statement) is not None
