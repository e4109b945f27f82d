# expect: incorrect no_row
from sqlalchemy import select
from sqlalchemy.orm import joinedload

from course_lib.app import Post


async def get_post_with_author(db, post_id):
    statement = select(Post).where(Post.id == post_id).options(joinedload(Post.author))
    return (await db.scalars(statement)).one()
