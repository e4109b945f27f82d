# expect: correct
from sqlalchemy import select
from sqlalchemy.orm import joinedload

from course_lib.app import Post


async def get_post_with_author(db, post_id):
    wanted = select(Post).options(joinedload(Post.author)).where(Post.id.in_([post_id]))
    match (await db.scalars(wanted)).all():
        case [post]:
            return post
        case _:
            return None
