# expect: correct
from sqlalchemy import select
from sqlalchemy.orm import joinedload

from course_lib.app import Post


async def get_post_with_author(db, post_id):
    return (
        (
            await db.scalars(
                select(Post)
                .options(joinedload(Post.author), joinedload(Post.tags))
                .where(Post.id == post_id)
            )
        )
        .unique()
        .one_or_none()
    )
