# expect: correct
from sqlalchemy import select
from sqlalchemy.orm import joinedload

from course_lib.app import Post


async def get_post_with_author(db, post_id):
    with db.no_autoflush:
        return await db.scalar(
            select(Post).options(joinedload(Post.author)).where(Post.id == post_id)
        )
