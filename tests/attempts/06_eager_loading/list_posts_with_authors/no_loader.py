# expect: incorrect lazy_load
from sqlalchemy import select

from course_lib.app import Post


async def list_posts_with_authors(db):
    return (await db.scalars(select(Post).order_by(Post.id))).all()
