# expect: incorrect no_order
from sqlalchemy import select
from sqlalchemy.orm import joinedload

from course_lib.app import Post


async def list_posts_with_authors(db):
    return (await db.scalars(select(Post).options(joinedload(Post.author)))).all()
