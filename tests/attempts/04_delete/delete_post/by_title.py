# expect: incorrect wrong_post
from sqlalchemy import delete, select

from course_lib.app import Post


async def delete_post(db, post_id):
    r = await db.execute(
        delete(Post).where(
            Post.title == select(Post.title).where(Post.id == post_id).scalar_subquery()
        )
    )
    return r.rowcount > 0
