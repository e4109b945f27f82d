# expect: correct
from sqlalchemy import select
from sqlalchemy.orm import joinedload

from course_lib.app import Post


async def get_post_with_author(db, post_id):
    match (
        await db.scalars(
            select(Post).where(Post.id.in_([post_id])).options(joinedload(Post.author))
        )
    ).all():
        case [post]:
            return post
        case _:
            return None
