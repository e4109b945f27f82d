# expect: incorrect loads_rows
from sqlalchemy import select
from sqlalchemy.orm import joinedload

from course_lib.app import Post


async def get_post_with_author(db, post_id):
    for p in await db.scalars(select(Post).options(joinedload(Post.author))):
        if p.id == post_id:
            return p
