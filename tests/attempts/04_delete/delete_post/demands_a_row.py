# expect: incorrect no_row
from sqlalchemy import delete

from course_lib.app import Post


async def delete_post(db, post_id):
    return bool(
        (await db.execute(delete(Post).where(Post.id == post_id).returning(Post.id))).scalar_one()
    )
