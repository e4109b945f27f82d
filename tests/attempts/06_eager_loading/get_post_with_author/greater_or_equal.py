# expect: incorrect wrong_result
from sqlalchemy import select
from sqlalchemy.orm import joinedload

from course_lib.app import Post


async def get_post_with_author(db, post_id):
    return await db.scalar(
        select(Post).where(Post.id >= post_id).order_by(Post.id).options(joinedload(Post.author))
    )
