# expect: incorrect wrong_values
from sqlalchemy import select
from sqlalchemy.orm import joinedload

from course_lib.app import Post


async def get_post_with_author(db, post_id):
    return await db.scalar(select(Post).options(joinedload(Post.author)).order_by(Post.id))
